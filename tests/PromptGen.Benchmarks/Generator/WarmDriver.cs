extern alias generator;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;
using PromptSourceGenerator = generator::PromptGen.Generator.PromptSourceGenerator;

namespace PromptGen.Benchmarks.Generator;

/// <summary>The generator in this process, as a compiler server or an editor holds it.</summary>
internal sealed class WarmDriver
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private readonly CSharpCompilation _compilation = CSharpCompilation.Create(
        "Corpus",
        [CSharpSyntaxTree.ParseText("internal static class Project { }", ParseOptions)],
        Toolchain.Framework.Concat(Toolchain.Library).Select(static path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private readonly ImmutableArray<AdditionalText> _texts;

    private GeneratorDriver _driver;

    public WarmDriver(IEnumerable<CorpusPrompt> prompts)
        : this(PromptYaml.Files(prompts))
    {
    }

    public WarmDriver(IEnumerable<(string Path, string Text)> files)
    {
        _texts = [.. files.Select(static file => new Text("/corpus/" + file.Path, file.Text))];
        // Binds the references, which the compiler does once and clones share.
        _ = _compilation.Assembly;
        _driver = Fresh();
    }

    /// <summary>A run from nothing.</summary>
    public TimeSpan RunAll()
    {
        _driver = Fresh();
        return Run();
    }

    /// <summary>A run after one prompt changed.</summary>
    public TimeSpan RunAfterEdit(int index, int edition)
    {
        AdditionalText old = _texts.Where(static text => text.Path.EndsWith(".prompt.yaml", StringComparison.Ordinal)).ElementAt(index);
        Text changed = new(old.Path, old.GetText()!.ToString() + $"# edition {edition}\n");
        _driver = _driver.ReplaceAdditionalText(old, changed);
        TimeSpan elapsed = Run();
        _driver = _driver.ReplaceAdditionalText(changed, old);
        Run();
        return elapsed;
    }

    /// <summary>A run after nothing but C# code changed.</summary>
    public TimeSpan RunAfterCodeEdit() => Run();

    private CSharpGeneratorDriver Fresh() => CSharpGeneratorDriver.Create(
        [new PromptSourceGenerator().AsSourceGenerator()], _texts, ParseOptions, new Options());

    private TimeSpan Run()
    {
        _driver = _driver.RunGenerators(_compilation.Clone());
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
        {
            throw new InvalidOperationException("The generator failed.", exception);
        }

        if (result.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException("The corpus has an error: " + error);
        }

        return _driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime;
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(
            ImmutableDictionary<string, string>.Empty
                .Add("build_property.RootNamespace", "Corpus")
                .Add("build_property.ProjectDir", "/corpus/"));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Values.None;
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static readonly Values None = new(ImmutableDictionary<string, string>.Empty);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
