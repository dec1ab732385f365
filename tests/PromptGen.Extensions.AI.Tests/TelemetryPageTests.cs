using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

/// <summary>docs/telemetry.md has every name that the packages send out, and none that they do not: dashboards and alarms are made from it.</summary>
public sealed partial class TelemetryPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "docs", "telemetry.md")).ReplaceLineEndings("\n");

    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static folder => folder is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
    ];

    [Fact]
    public void EveryInstrumentIsOnThePageAndNoOther()
    {
        string[] made = Found(Instrument());

        Assert.True(made.Length > 20, "The pattern finds no instruments.");
        Assert.All(made, static name => Assert.Contains("`" + name + "`", Page, StringComparison.Ordinal));
        Assert.Equal(
            made.Where(static name => name.StartsWith("promptgen.", StringComparison.Ordinal)),
            InstrumentRow().Matches(Page).Select(static row => row.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryAttributeOfReleasesIsOnThePage()
    {
        string[] labels = Found(Label());
        string[] outcomes = [.. Found(Read()).SelectMany(static call => Quoted().Matches(call).Select(static text => text.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)];

        Assert.Contains("code", labels);
        Assert.Equal(["rejected", "taken", "taken_in_part", "unavailable", "unchanged"], outcomes);
        Assert.All(labels.Concat(outcomes), static name => Assert.Contains("`" + name + "`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryEventOfALogIsOnThePageAndNoOther()
    {
        List<string> logged = [.. EventId().Matches(string.Join('\n', Sources)).Select(static id => id.Groups[1].Value + " " + id.Groups[2].Value)];
        foreach (Match attribute in LogMessage().Matches(string.Join('\n', Sources)))
        {
            string name = EventName().Match(attribute.Value) is { Success: true } named ? named.Groups[1].Value : attribute.Groups[2].Value;
            logged.Add(attribute.Groups[1].Value + " " + (name == "TelemetryNames.EvaluationResult" ? TelemetryNames.EvaluationResult : name.Trim('"')));
        }

        Assert.True(logged.Count > 8, "The patterns find no events.");
        Assert.Equal(logged.Order(StringComparer.Ordinal), EventRow().Matches(Page).Select(static row => row.Groups[1].Value + " " + row.Groups[2].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryKindOfEventAndEveryCodeIsOnBothPages()
    {
        string releases = File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "docs", "runtime-releases.md"));

        Assert.All(Enum.GetNames<PromptReleaseEventKind>().Concat(Enum.GetNames<PromptRejectionCode>()), static name => Assert.Contains("`" + name + "`", Page, StringComparison.Ordinal));
        Assert.All(Enum.GetNames<PromptRejectionCode>(), name => Assert.Contains("`" + name + "`", releases, StringComparison.Ordinal));
    }

    private static string[] Found(Regex pattern) =>
        [.. Sources.SelectMany(source => pattern.Matches(source).Select(static match => match.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("""\.Create(?:Counter|UpDownCounter|Histogram|Gauge|ObservableCounter|ObservableUpDownCounter|ObservableGauge)(?:<\w+>)?\(\s*"([^"]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex("""^\| `(promptgen\.[\w.]+)` \| (?:counter|gauge|histogram),""", RegexOptions.Multiline)]
    private static partial Regex InstrumentRow();

    [GeneratedRegex("""(?:new KeyValuePair<string, object\?>\(|CountedTotals \w+ = new\()"([^"]+)""")]
    private static partial Regex Label();

    [GeneratedRegex("""_metrics\.CountRead\(([^;]+)\);""")]
    private static partial Regex Read();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("""new EventId\((\d+), nameof\((\w+)\)\)""")]
    private static partial Regex EventId();

    [GeneratedRegex("""\[LoggerMessage\((?:EventId = )?(\d+).*?partial void (\w+)\(""", RegexOptions.Singleline)]
    private static partial Regex LogMessage();

    [GeneratedRegex("""EventName = ("\w+"|[\w.]+)""")]
    private static partial Regex EventName();

    [GeneratedRegex("""^\|[^|]*\| (\d{4}) \| `([\w.]+)` \|""", RegexOptions.Multiline)]
    private static partial Regex EventRow();
}
