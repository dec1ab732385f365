using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PromptGen.Generator.Tests.Testing;

/// <summary>Editor configuration as the build writes it: properties of the project and metadata of additional files.</summary>
internal sealed class InMemoryOptions(
    ImmutableDictionary<string, string> properties, ImmutableDictionary<string, string> promptGenPaths)
    : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        promptGenPaths.TryGetValue(textFile.Path, out string? path)
            ? new Options(ImmutableDictionary<string, string>.Empty.Add("build_metadata.PromptGenLinkedFile.PromptGenPath", path))
            : Options.None;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static readonly Options None = new(ImmutableDictionary<string, string>.Empty);

        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, out string value)
        {
            value = values.GetValueOrDefault(key)!;
            return value is not null;
        }
    }
}
