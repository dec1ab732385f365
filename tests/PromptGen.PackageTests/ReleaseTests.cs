using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>
/// A project whose prompts all have releases, and one prompt for each kind of change. Warnings are errors in it, so that what stays a
/// warning does so on purpose.
/// </summary>
public sealed class ReleaseTests
{
    private const string Manifest = "bin/Debug/net10.0/Consumer.prompts.json";

    private static readonly string[] Build = ["build", "-nologo", "-v:minimal", "--no-incremental"];

    /// <summary>File, what stands in it, what is written instead, and what the build says.</summary>
    private static readonly (string Prompt, string From, string To, string Code, string Says)[] Changes =
    [
        ("wording", "Route the ticket.", "Sort the ticket.", "PG3004", "`wording` differs from its release 2026-03-15.1: message 1 `Route` -> `Sort`. Run `dotnet promptgen stamp`"),
        ("line", "  - role: user", "      Be quick.\n  - role: user", "PG3004", "message 1 `` -> `Be quick.\\n`."),
        ("model", "gpt-4.1", "gpt-5", "PG3004", "model gpt-4.1 -> gpt-5."),
        ("parameter", "temperature: 0.2", "temperature: 0.3", "PG3004", "parameter temperature 0.2 -> 0.3."),
        ("variable-type", "tier: [free, pro]", "tier: [free, pro, max]", "PG3004", "variable tier: type [free, pro] -> [free, pro, max]."),
        ("variable-format", "format: \"0.00\"", "format: \"0.0\"", "PG3004", "variable amount: format 0.00 -> 0.0."),
        ("variable-limit", "max_length: 80", "max_length: 70", "PG3004", "variable body: max_length 80 -> 70."),
        ("variable-default", "default: 1.50", "default: 1.5", "PG3004", "variable amount: default 1.50 -> 1.5."),
        ("variable-order", "  tier: [free, pro]\n  amount: { type: decimal, format: \"0.00\", default: 1.50 }\n  region: string\n", "  region: string\n  tier: [free, pro]\n  amount: { type: decimal, format: \"0.00\", default: 1.50 }\n", "PG3004", "the order of the variables tier, amount, region, body -> region, tier, amount, body."),
        ("variable-order", "", "", "PG3006", "`variables/region`: The variable 'region' is at another position"),
        ("variable-limit", "", "", "PG3006", "`variables/body`: Values longer than 70 are rejected"),
        ("variable-added", "  region: string\n", "  region: string\n  queue: string\n", "PG3004", "variable queue was added: string"),
        ("variable-added", "{{ region }}", "{{ queue }} {{ region }}", "PG3006", "`variables/queue`: The variable 'queue' is required, has no default, and is not passed. Change the code too, then run `dotnet promptgen stamp --accept-contract"),
        ("tool-description", "Finds an order.", "Finds orders.", "PG3004", "tool find: description `an order` -> `orders`."),
        ("response-field", "{ team: { type: string } }", "{ team: { type: integer } }", "PG3004", "response_format `string` -> `integer`."),
        ("response-field", "", "", "PG3006", "`response/properties/team`"),
    ];

    [Fact]
    public async Task ReleasedPromptsBuildAnywhereWithoutAWordAndRollBack()
    {
        Consumer consumer = await Consumer.CreateAsync("released", sharedIn: null);

        CommandResult build = (await consumer.DotnetAsync(Build, Environment("CI", "true"))).Succeeded();

        Assert.Equal(0, build.Count(" PG"));
        Assert.DoesNotContain("\"dirty\": true", consumer.Read(Manifest), StringComparison.Ordinal);
        Assert.Equal(
            "2026-03-15.1\n2026-03-15.1 Route the ticket quickly. Tier: pro, amount: 1.50.\n2026-03-12.1 Route the ticket. Tier: pro, amount: 1.50.\n",
            (await Run(consumer)).Output);

        // Another folder, other line ends in every file, another culture and time zone: the same bytes, and no drift.
        Consumer other = await Consumer.CreateAsync("released", sharedIn: null, below: "another place/İstanbul/and deeper");
        foreach (string file in Directory.GetFiles(other.Folder, "*", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            Assert.DoesNotContain('\r', text);
            File.WriteAllText(file, text.Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        Dictionary<string, string> elsewhere = new()
        {
            ["CI"] = "true", ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8", ["TZ"] = "Asia/Kathmandu", ["MSBUILDDISABLENODEREUSE"] = "1",
        };
        CommandResult otherBuild = (await other.DotnetAsync([.. Build, "-p:UseSharedCompilation=false"], elsewhere)).Succeeded();

        Assert.Equal(0, otherBuild.Count(" PG"));
        Assert.Equal(File.ReadAllBytes(consumer.PathOf(Manifest)), File.ReadAllBytes(other.PathOf(Manifest)));
    }

    [Fact]
    public async Task EveryKindOfChangeIsAWarningAtADeskAndAnErrorOnABuildServer()
    {
        Consumer consumer = await Consumer.CreateAsync("released", sharedIn: null);
        foreach ((string prompt, string from, string to, _, _) in Changes)
        {
            if (from.Length > 0)
            {
                consumer.Edit($"Prompts/{prompt}.prompt.yaml", from, to);
            }
        }

        consumer.Edit("Prompts/style.partial.md", "Be brief", "Be kind");

        CommandResult atDesk = (await consumer.DotnetAsync(Build)).Succeeded();

        AssertSays(atDesk, "warning");
        Assert.StartsWith("2026-03-15.1+dirty.", (await Run(consumer)).Output, StringComparison.Ordinal);
        string manifest = consumer.Read(Manifest);
        Assert.Equal(Changes.Select(static change => change.Prompt).Distinct().Count() + 2, Regex.Count(manifest, "\"dirty\": true"));

        CommandResult onServer = (await consumer.DotnetAsync(Build, Environment("CI", "true"))).Failed();

        AssertSays(onServer, "error");

        // Drift alone stops it: the code is there, and nothing else is reported.
        Assert.DoesNotContain("error CS", onServer.Output, StringComparison.Ordinal);
        CommandResult asked = await consumer.DotnetAsync([.. Build, "-p:WarningsAsErrors=PG3004"], environment: null);
        Assert.Contains("error PG3004:", asked.Failed().Output, StringComparison.Ordinal);
        Assert.Contains("warning PG3005:", asked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsWrongWithReleasesIsAnErrorEverywhere()
    {
        Consumer consumer = await Consumer.CreateAsync("released", sharedIn: null);
        consumer.Edit("Prompts/versions/wording/2026-03-15.1.release.yaml", "Route the ticket.", "Sort the ticket.");
        consumer.Edit("Prompts/model.prompt.yaml", "version: 2026-03-15.1", "version: 2026-03-15.2");
        consumer.Edit("Prompts/rollback.prompt.yaml", "  region: string\n", "");
        consumer.Edit("Prompts/rollback.prompt.yaml", "{{ region }}: ", "");
        consumer.Edit("Prompts/untouched.prompt.yaml", "version: 2026-03-15.1\n", "version: 2026-03-15.1\nrollback_to: 2026-03-11.1\n");
        consumer.Write("Program.cs", "return 0;\n");
        File.Delete(consumer.PathOf("Prompts", "versions", "line", "2026-03-15.1.release.yaml"));

        // One prompt more whose release is gone, and its predecessor is not.
        foreach (string path in new[] { "rollback.prompt.yaml", "versions/rollback/2026-03-12.1.release.yaml" })
        {
            string text = consumer.Read("Prompts/" + path).Replace("prompt_id: rollback", "prompt_id: forgotten", StringComparison.Ordinal);
            consumer.Write("Prompts/" + path.Replace("rollback", "forgotten", StringComparison.Ordinal), text);
        }

        CommandResult build = (await consumer.DotnetAsync(Build)).Failed();

        Assert.Equal(
            [
                "Prompts/forgotten.prompt.yaml(2,10): error PG3002: The release 2026-03-15.1 of `forgotten` does not exist.",
                "Prompts/forgotten.prompt.yaml(3,14): error PG4005: `forgotten` cannot roll back to 2026-03-12.1, because 2026-03-12.1 does not fit the code of this build: `variables/region`",
                "Prompts/model.prompt.yaml(2,10): error PG3002: The release 2026-03-15.2 of `model` does not exist.",
                "Prompts/rollback.prompt.yaml(3,14): error PG4005: `rollback` cannot roll back to 2026-03-12.1, because 2026-03-12.1 does not fit the code of this build: `variables/region`",
                "Prompts/untouched.prompt.yaml(3,14): error PG4001: `untouched` cannot roll back to 2026-03-11.1, because that release does not exist.",
                "Prompts/versions/wording/2026-03-15.1.release.yaml(40,7): error PG4002: The release 2026-03-15.1 of `wording` was changed after it was made",
            ],
            Problems(build).Where(static line => line.Contains(": error ", StringComparison.Ordinal)).Select(static line => line[..Math.Min(line.Length, Cut(line))]));
        Assert.Contains(Problems(build), static line => line.StartsWith("Prompts/line.prompt.yaml(2,10): warning PG3001: ", StringComparison.Ordinal));
    }

    private static int Cut(string line) => line.Contains("PG4002", StringComparison.Ordinal) ? line.IndexOf(": its content", StringComparison.Ordinal)
        : line.Contains("PG4005", StringComparison.Ordinal) ? line.IndexOf(": The variable", StringComparison.Ordinal)
        : line.IndexOf(". ", StringComparison.Ordinal) + 1;

    private static void AssertSays(CommandResult build, string severity)
    {
        string[] problems = [.. Problems(build)];
        foreach ((string prompt, _, _, string code, string says) in Changes)
        {
            string start = $"Prompts/{prompt}.prompt.yaml(2,10): {severity} {code}: ";
            string line = Assert.Single(problems, line => line.StartsWith(start, StringComparison.Ordinal));
            Assert.Contains(says, line, StringComparison.Ordinal);
        }

        string partial = Assert.Single(problems, static line => line.Contains("PG3005", StringComparison.Ordinal));
        Assert.StartsWith(
            $"Prompts/style.partial.md(1,4): {severity} PG3005: The partial `style` differs from the text that was released with `styled` 2026-03-15.1, `styled-too` 2026-03-15.1: `brief` -> `kind`.",
            partial, StringComparison.Ordinal);
        Assert.Equal(Changes.Length + 1, problems.Length);
    }

    /// <summary>What the build says of prompts, once each, sorted, with paths from the project's folder.</summary>
    private static IEnumerable<string> Problems(CommandResult build) => build.Lines
        .Where(static line => Regex.IsMatch(line, ": (error|warning) PG[0-9]{4}: "))
        .Select(static line => line.Trim())
        .Select(static line => line[Math.Max(0, line.IndexOf("Prompts/", StringComparison.Ordinal))..])
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private static async Task<CommandResult> Run(Consumer consumer) =>
        (await consumer.DotnetAsync("exec", "bin/Debug/net10.0/Consumer.dll")).Succeeded();

    private static Dictionary<string, string> Environment(string name, string value) => new() { [name] = value };
}
