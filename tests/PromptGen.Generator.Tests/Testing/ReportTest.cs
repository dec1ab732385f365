using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace PromptGen.Generator.Tests.Testing;

/// <summary>
/// A project with the reports that the generator makes of it: all of them, each with its rule, severity and place. The compiler may say nothing to the
/// generated code.
/// </summary>
internal sealed class ReportTest : CSharpSourceGeneratorTest<PromptSourceGenerator, DefaultVerifier>
{
    private readonly SortedDictionary<string, string> _properties = new(StringComparer.Ordinal)
    {
        ["RootNamespace"] = "MyApp",
        ["ProjectDir"] = PromptProject.Folder,
    };

    public ReportTest(bool withLibrary = true)
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck | TestBehaviors.SkipSuppressionCheck;
        TestCode = "namespace MyApp { internal static class Existing { } }";
        TestState.AdditionalReferences.AddRange(withLibrary ? [.. TestEnvironment.Framework, .. TestEnvironment.PromptGenLibrary] : TestEnvironment.Framework);
    }

    /// <param name="name">Relative to the project folder, or with a folder of its own.</param>
    public ReportTest Add(string name, string text) => Add(name, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

    public ReportTest Add(string name, SourceText text)
    {
        TestState.AdditionalFiles.Add((At(name), text));
        return this;
    }

    /// <param name="value">Null leaves the property out.</param>
    public ReportTest SetProperty(string name, string? value)
    {
        if (value is not null)
        {
            _properties[name] = value;
        }

        return this;
    }

    /// <summary>A report about a file. Lines and columns count from one, as a compiler's messages do.</summary>
    public ReportTest Expect(string id, DiagnosticSeverity severity, string name, int line, int column, int endLine, int endColumn)
    {
        TestState.ExpectedDiagnostics.Add(new DiagnosticResult(id, severity).WithSpan(At(name), line, column, endLine, endColumn));
        return this;
    }

    /// <summary>That a file of <see cref="PromptTexts"/> has no release, at its version.</summary>
    public ReportTest ExpectUnreleased(string name, DiagnosticSeverity severity = DiagnosticSeverity.Warning) => Expect("PG3001", severity, name, 2, 10, 2, 22);

    /// <summary>A report about the whole project.</summary>
    public ReportTest Expect(string id, DiagnosticSeverity severity)
    {
        TestState.ExpectedDiagnostics.Add(new DiagnosticResult(id, severity).WithNoLocation());
        return this;
    }

    public Task RunAsync()
    {
        TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + string.Concat(_properties.Select(static property => $"build_property.{property.Key} = {property.Value}\n"))));
        return RunAsync(default);
    }

    protected override CompilationOptions CreateCompilationOptions() => PromptProject.CompilationOptions;

    protected override ParseOptions CreateParseOptions() => PromptProject.ParseOptions;

    // One host for all tests: composing one takes longer than most of them.
    protected override Task<Workspace> CreateWorkspaceImplAsync() => Task.FromResult<Workspace>(new AdhocWorkspace(MefHostServices.DefaultHost));

    private static string At(string name) => name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) ? name : PromptProject.Folder + name;
}
