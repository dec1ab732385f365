using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptGen.Generator.Tests.Testing;

/// <summary>A project as an editor holds it: files come, change and go, and one generator driver lives through it all.</summary>
internal sealed class PromptProject
{
    public const string Folder = "/home/dev/My App/";

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    // References of several framework versions meet in most projects, and the SDK leaves these warnings out, too.
    public static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: ImmutableDictionary<string, ReportDiagnostic>.Empty
            .Add("CS1701", ReportDiagnostic.Suppress)
            .Add("CS1702", ReportDiagnostic.Suppress));

    private ImmutableDictionary<string, string> _properties = ImmutableDictionary<string, string>.Empty
        .Add("build_property.RootNamespace", "MyApp")
        .Add("build_property.ProjectDir", Folder);

    private ImmutableDictionary<string, string> _paths = ImmutableDictionary<string, string>.Empty;

    private GeneratorDriver _driver;

    private CSharpCompilation _compilation;

    public PromptProject(bool withLibrary = true, IIncrementalGenerator? generator = null)
    {
        _compilation = CSharpCompilation.Create(
            "MyApp",
            [CSharpSyntaxTree.ParseText("namespace MyApp { internal static class Existing { } }", ParseOptions, "Existing.cs")],
            withLibrary ? [.. TestEnvironment.Framework, .. TestEnvironment.PromptGenLibrary] : TestEnvironment.Framework,
            CompilationOptions);
        _driver = CSharpGeneratorDriver.Create(
            [(generator ?? new PromptSourceGenerator()).AsSourceGenerator()],
            parseOptions: ParseOptions,
            optionsProvider: Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    private ImmutableArray<AdditionalText> Texts { get; set; } = [];

    private InMemoryOptions Options => new(_properties, _paths);

    /// <param name="name">Relative to the project folder.</param>
    public PromptProject Add(string name, string text) => Add(new InMemoryText(Folder + name, text));

    public PromptProject Add(AdditionalText text)
    {
        Texts = Texts.Add(text);
        _driver = _driver.AddAdditionalTexts([text]);
        return this;
    }

    public PromptProject Edit(string name, string text)
    {
        AdditionalText old = Find(name);
        InMemoryText changed = new(old.Path, text);
        Texts = Texts.Replace(old, changed);
        _driver = _driver.ReplaceAdditionalText(old, changed);
        return this;
    }

    public PromptProject Delete(string name)
    {
        AdditionalText old = Find(name);
        Texts = Texts.Remove(old);
        _driver = _driver.RemoveAdditionalTexts([old]);
        return this;
    }

    public PromptProject Rename(string name, string newName)
    {
        string text = Find(name).GetText()!.ToString();
        return Delete(name).Add(newName, text);
    }

    /// <param name="value">Null removes the property.</param>
    public PromptProject SetProperty(string name, string? value)
    {
        string key = "build_property." + name;
        _properties = value is null ? _properties.Remove(key) : _properties.SetItem(key, value);
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(Options);
        return this;
    }

    public PromptProject SetPath(string fullPath, string metadata)
    {
        _paths = _paths.SetItem(fullPath, metadata);
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(Options);
        return this;
    }

    public PromptProject AddCode(string code, string path = "Added.cs")
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, ParseOptions, path));
        return this;
    }

    public PromptProject AddReferences(params MetadataReference[] references)
    {
        _compilation = _compilation.AddReferences(references);
        return this;
    }

    /// <summary>The same content in a new compilation object, as an editor makes one on every key stroke.</summary>
    public PromptProject Touch()
    {
        _compilation = _compilation.Clone();
        return this;
    }

    public GeneratorRun Run(CancellationToken cancellationToken = default)
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out Compilation output, out _, cancellationToken);
        return new GeneratorRun(_driver.GetRunResult().Results.Single(), output);
    }

    private AdditionalText Find(string name) => Texts.Single(text => text.Path == Folder + name);
}
