using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>Generated code and code that uses it, compiled with every warning an error and then run.</summary>
internal sealed class CompiledCode
{
    private const string Suppression = "#pragma warning disable\n";
    private const string Annotations = "#nullable disable warnings\n#nullable enable annotations\n";

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll")
            .Append(typeof(RenderedPrompt).Assembly.Location)
            .Append(typeof(PromptIdentity).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Assembly _assembly;

    private CompiledCode(Assembly assembly) => _assembly = assembly;

    /// <summary>Compiles. Generated code must do without its own suppression of warnings.</summary>
    /// <param name="generated">As the compiler of prompts wrote it.</param>
    /// <param name="languageVersion">As <see cref="CompilationTarget.LanguageVersion"/> counts.</param>
    /// <param name="user">A whole C# file.</param>
    public static CompiledCode Of(IEnumerable<string> generated, int languageVersion, string user)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion((LanguageVersion)languageVersion).WithDocumentationMode(DocumentationMode.Diagnose);
        CSharpCompilationOptions options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithWarningLevel(9999)
            .WithNullableContextOptions(languageVersion >= 800 ? NullableContextOptions.Enable : NullableContextOptions.Disable)
            .WithSpecificDiagnosticOptions(
            [
                KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress),
                // What the prompt file does not describe has no documentation.
                KeyValuePair.Create("CS1573", ReportDiagnostic.Suppress),
                KeyValuePair.Create("CS1591", ReportDiagnostic.Suppress),
                // Whether to fill Args is for the code that uses it.
                KeyValuePair.Create("CS0649", ReportDiagnostic.Suppress),
            ]);
        List<string> sources = generated.Select(static source =>
        {
            Assert.Contains(Suppression, source, StringComparison.Ordinal);
            return source.Replace(Suppression, "", StringComparison.Ordinal).Replace(Annotations, "#nullable enable\n", StringComparison.Ordinal);
        }).ToList();
        IEnumerable<SyntaxTree> trees = sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parse, "Generated" + index + ".g.cs"))
            .Append(CSharpSyntaxTree.ParseText(user, parse.WithDocumentationMode(DocumentationMode.None), "User.cs"));
        CSharpCompilation compilation = CSharpCompilation.Create("Acme.Support", trees, References, options);
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics) + "\n\n" + string.Join("\n", sources));
        return new CompiledCode(new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(new MemoryStream(image.ToArray())));
    }

    public Assembly Assembly => _assembly;

    /// <summary>The static method of a class, as a delegate.</summary>
    public TDelegate Method<TDelegate>(string type, string name)
        where TDelegate : Delegate =>
        _assembly.GetType(type, throwOnError: true)!.GetMethod(name)!.CreateDelegate<TDelegate>();
}
