using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Analyzers.Tests.Testing;
using PromptGen.Generator;
using Xunit;

namespace PromptGen.Analyzers.Tests.CodeFixes;

/// <summary>A project of an application that uses PromptGen: with its library, and with what the generator makes of its prompt files.</summary>
internal static class GeneratedProject
{
    public static readonly string Library = typeof(GeneratedProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "PromptGenLibraryFolder").Value!;

    public static Project Create(AdhocWorkspace workspace) => workspace.CurrentSolution
        .AddProject("App", "App", LanguageNames.CSharp)
        .WithDefaultNamespace("Acme.App")
        .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
        .AddMetadataReferences([.. Sdk.Framework, MetadataReference.CreateFromFile(Library + "PromptGen.dll"), MetadataReference.CreateFromFile(Library + "PromptGen.Core.dll")]);

    /// <summary>The project with what the generator makes of its prompt files.</summary>
    public static async Task<Compilation> CompileAsync(Project project)
    {
        List<AdditionalText> files = [];
        foreach (TextDocument file in project.AdditionalDocuments)
        {
            files.Add(new PromptText("/app/Prompts/" + file.Name, await file.GetTextAsync()));
        }

        CSharpGeneratorDriver.Create(
            [new PromptSourceGenerator().AsSourceGenerator()], files, (CSharpParseOptions)project.ParseOptions!, new GeneratorOptions())
            .RunGeneratorsAndUpdateCompilation((await project.GetCompilationAsync())!, out Compilation compilation, out ImmutableArray<Diagnostic> problems);
        Assert.Empty(problems.Where(static problem => problem.Severity == DiagnosticSeverity.Error).Select(static problem => problem.ToString()));
        return compilation;
    }

    private sealed class PromptText(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class GeneratorOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Properties : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = key switch { "build_property.RootNamespace" => "Acme.App", "build_property.ProjectDir" => "/app/", _ => null! };
                return value is not null;
            }
        }
    }
}
