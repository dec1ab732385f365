using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Rendering;

public sealed class RenderCallTests
{
    public static TheoryData<string> FormattedArguments =>
    [
        """TriagePrompt.Render([|count.ToString()|], region: input);""",
        """TriagePrompt.Render([|DateTime.Now.ToString("d")|], region: input);""",
        """TriagePrompt.Render([|12.5m.ToString("N2", System.Globalization.CultureInfo.InvariantCulture)|], region: input);""",
        """TriagePrompt.Render([|$"{count} items"|], region: input);""",
        """TriagePrompt.Render([|string.Format("{0} items", count)|], region: input);""",
        """TriagePrompt.Render([|string.Join(", ", items)|], region: input);""",
        """TriagePrompt.Render([|"items: " + count|], region: input);""",
        """TriagePrompt.Render([|Convert.ToString(count)|], region: input);""",
        """TriagePrompt.Render([|string.Join(", ", items)|].Trim(), region: input);""",
        """string text = [|count.ToString("N0")|]; TriagePrompt.Render(text, region: input);""",
        """TriagePrompt.Render(input, region: [|DateTime.UtcNow.ToString("o")|]);""",
        """DateTime? due = null; TriagePrompt.Render([|due?.ToString("d")|], region: input);""",
        """TriagePrompt.Render(new TriagePrompt.Args { Body = [|count.ToString()|], Region = input });""",
        """TriagePrompt.Render(new() { Body = [|$"{count} items"|], Region = input });""",
        """TriagePrompt.Render([|FormattableString.Invariant($"{count} items")|], region: input);""",
    ];

    [Theory]
    [MemberData(nameof(FormattedArguments))]
    public Task ReportsFormattedArguments(string statements) => AnalyzerRun.ExpectAsync(
        new RenderCallAnalyzer(), "PG2101", Snippet.Statements("", statements), GeneratedPrompt.Source);

    public static TheoryData<string> Swappable =>
    [
        """TriagePrompt.Render(input, {|PG2104:topic|});""",
        """TriagePrompt.Render("a", {|PG2104:"b"|}, 3);""",
        """string body = input, subregion = topic; TriagePrompt.Render(body, {|PG2104:subregion|});""",
        """string ticketRegion = input, ticketBody = topic; TriagePrompt.Render(ticketRegion, {|PG2104:ticketBody|});""",
        """string body = input, region = topic; TriagePrompt.Render(region.Trim(), {|PG2104:body ?? "none"|});""",
    ];

    [Theory]
    [MemberData(nameof(Swappable))]
    public Task ReportsSwappableArguments(string statements) => AnalyzerRun.ExpectAsync(
        new RenderCallAnalyzer(), "PG2101", Snippet.Statements("", statements), GeneratedPrompt.Source);

    public static TheoryData<string> Silent =>
    [
        """TriagePrompt.Render(body: input, region: topic);""",
        """TriagePrompt.Render(input, region: topic);""",
        """string body = input, region = topic; TriagePrompt.Render(body, region);""",
        """string ticketBody = input, customerRegion = topic; TriagePrompt.Render(ticketBody, customerRegion);""",
        """string body = input, region = topic; TriagePrompt.Render(body.Trim(), region ?? "eu");""",
        """TriagePrompt.Render(input, region: topic, count);""",
        """TriagePrompt.Render(input, region: topic, count: 3, note: topic);""",
        """TriagePrompt.Render(input + "\n" + topic, region: "eu");""",
        """TriagePrompt.Render(input.Trim(), region: topic.ToUpperInvariant());""",
        """TriagePrompt.Render(input.ToString(), region: topic);""",
        """TriagePrompt.Render(input ?? "nothing", region: nameof(RunAsync));""",
        """TriagePrompt.Render($"nothing", region: topic);""",
        """TriagePrompt.Render(new TriagePrompt.Args { Body = input, Region = topic, Count = count });""",
        """Console.WriteLine(string.Format("{0} items", count)); Console.WriteLine(count.ToString());""",
        """string Render(string a, string b) => a + b; Render(count.ToString(), topic);""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => AnalyzerRun.ExpectAsync(
        new RenderCallAnalyzer(), "PG2101", Snippet.Statements("", statements), GeneratedPrompt.Source);
}
