using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>The packed tool beside a build with the packed package.</summary>
public sealed class ToolTests
{
    private const string Manifest = "bin/Debug/net10.0/Consumer.prompts.json";
    private const string Assembly = "bin/Debug/net10.0/Consumer.dll";

    private static readonly string[] Build = ["build", "-nologo", "-v:minimal", "--no-incremental"];

    [Fact]
    public async Task AProjectBeginsWithTheToolAndPassesABuildServer()
    {
        Consumer consumer = await Consumer.CreateAsync("two-prompts-to-be", sharedIn: null);
        InstalledTool tool = await InstalledTool.InstallAsync(consumer);

        Assert.Contains("Wrote Prompts/greeting.prompt.yaml.", (await tool.RunAsync("init")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("Wrote Prompts/support-triage.prompt.yaml.", (await tool.RunAsync("new", "support-triage")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("0 errors, 2 warnings in 2 prompts and 0 releases.", (await tool.RunAsync("check")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("2 prompts stamped.", (await tool.RunAsync("stamp")).Succeeded().Output, StringComparison.Ordinal);
        string status = (await tool.RunAsync("status")).Succeeded().Output;
        Assert.Equal(2, Regex.Count(status, "  released  "));

        Dictionary<string, string> server = new() { ["CI"] = "true" };
        Assert.Contains("No problems in 2 prompts and 2 releases.", (await tool.RunAsync(["check"], server)).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(0, (await consumer.DotnetAsync([.. Build, "-warnaserror"], server)).Succeeded().Count(" PG"));

        if (Tool.IsAvailable("git") && Tool.IsAvailable("bash"))
        {
            await RunWorkflow(consumer);
        }
    }

    /// <summary>The steps of the workflow in docs/ci.md, by the shell that runs them there, in a fresh clone.</summary>
    private static async Task RunWorkflow(Consumer consumer)
    {
        string workflow = MarkdownCode.Read(Path.Combine(Repository.Root, "docs", "ci.md"), "GitHub Actions", "yaml");
        string[] steps = [.. Regex.Matches(workflow, "^ +- run: (.+)$", RegexOptions.Multiline).Select(static match => match.Groups[1].Value)];
        Assert.Equal(2, steps.Length);
        Dictionary<string, string> server = new() { ["CI"] = "true", ["GITHUB_ACTIONS"] = "true", ["NUGET_PACKAGES"] = consumer.Feed.PackageCache, ["DOTNET_CLI_HOME"] = consumer.DotnetHome };
        consumer.Write(".gitignore", "bin/\nobj/\n");
        string clone = consumer.Folder + "-clone";
        await Git("init --quiet --initial-branch=main");
        await Git("add --all");
        await Git("-c user.name=Test -c user.email=test@example.com commit --quiet --message=Prompts");
        await Git("clone --quiet . " + clone);

        foreach (string step in steps)
        {
            (await Step(step)).Succeeded();
        }

        string prompt = Path.Combine(clone, "Prompts", "greeting.prompt.yaml");
        File.WriteAllText(prompt, File.ReadAllText(prompt).Replace("Greet", "Welcome", StringComparison.Ordinal));
        (await Step(steps[0])).Succeeded();
        CommandResult changed = await Step(steps[1]);
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("::error file=Prompts/greeting.prompt.yaml,line=3,endLine=3,col=10,endColumn=22,title=PG3004%3A ", changed.Output, StringComparison.Ordinal);

        async Task Git(string arguments) => (await Command.RunAsync(consumer.Folder, "git", arguments.Split(' '))).Succeeded();

        Task<CommandResult> Step(string step) => Command.RunAsync(clone, "bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step], server);
    }

    [Fact]
    public async Task VerifyTellsABuildFromAnotherOne()
    {
        Consumer consumer = await Consumer.CreateAsync("released", sharedIn: null);
        InstalledTool tool = await InstalledTool.InstallAsync(consumer);
        (await consumer.DotnetAsync(Build)).Succeeded();

        CommandResult agrees = (await Verify("--assembly", Assembly, "--prompts", "Prompts")).Succeeded();
        Assert.Matches(@"^They agree: \d+ prompts of Consumer\.\n$", agrees.Output);

        string manifest = consumer.Read(Manifest);
        consumer.Edit(Manifest, "\"model\": \"gpt-4.1\"", "\"model\": \"gpt-5\"");
        string edited = await Disagreement("--assembly", Assembly);
        Assert.Contains("error PG0411: `line`: manifest and assembly differ in model: gpt-5 there, gpt-4.1 here.", edited, StringComparison.Ordinal);

        consumer.Write(Manifest, manifest);
        consumer.Edit("Prompts/wording.prompt.yaml", "Route the ticket.", "Sort the ticket.");
        string changed = await Disagreement("--prompts", "Prompts");
        Assert.Contains("error PG0411: `wording`: `inputs`: Prompts/wording.prompt.yaml is not the text that went into it.", changed, StringComparison.Ordinal);
        Assert.Matches("error PG0411: `wording`: `hash`: the files give sha256:[0-9a-f]{64}, and the manifest says sha256:[0-9a-f]{64}[.]", changed);

        consumer.Write("first.prompts.json", manifest);
        (await consumer.DotnetAsync(Build)).Succeeded();
        (await Verify("--assembly", Assembly, "--prompts", "Prompts")).Succeeded();
        CommandResult other = await tool.RunAsync("verify", "--manifest", "first.prompts.json", "--assembly", Assembly);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("`wording`: manifest and assembly differ in", other.Output, StringComparison.Ordinal);
        Assert.EndsWith("They do not agree.\n", other.Output, StringComparison.Ordinal);

        Task<CommandResult> Verify(params string[] with) => tool.RunAsync(["verify", "--manifest", Manifest, .. with]);

        async Task<string> Disagreement(params string[] with)
        {
            CommandResult result = await Verify(with);
            Assert.True(result.ExitCode == 2, result.Output);
            return result.Output;
        }
    }

    [Fact]
    public async Task CheckReportsOfPromptsWhatABuildReports()
    {
        Consumer consumer = await Consumer.CreateAsync("mistakes", sharedIn: null);
        int pages = WriteBadExamples(consumer);
        Assert.True(pages > 60, $"Only {pages} pages have an example.");
        InstalledTool tool = await InstalledTool.InstallAsync(consumer);

        CommandResult build = (await consumer.DotnetAsync(Build)).Failed();
        // Whether a tool's method agrees with the code (PG2xxx), only a compiler can tell.
        string[] built = [.. Problems(build).Where(static problem => !problem.Contains(" PG2", StringComparison.Ordinal))];
        CommandResult check = await tool.RunAsync("check", "--format", "json");

        Assert.Equal(2, check.ExitCode);
        Assert.Equal(built, Checked(check.Output));
        Assert.True(built.Select(static problem => problem.Split(' ')[2]).Distinct().Count() > 50, string.Join('\n', built));
        Assert.DoesNotContain(built, static problem => problem.Contains("drafts", StringComparison.Ordinal));
        Assert.Contains(built, static problem => problem.Contains("elsewhere/tone.partial.md", StringComparison.Ordinal));
    }

    /// <summary>The bad example of each rule's page as a prompt, each with whatever else is wrong with it.</summary>
    private static int WriteBadExamples(Consumer consumer)
    {
        int count = 0;
        foreach (string page in Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "PG*.md").Order(StringComparer.Ordinal))
        {
            Match example = Regex.Match(File.ReadAllText(page), "## Bad\n\n```(yaml|scriban)\n(.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant);
            if (!example.Success)
            {
                continue;
            }

            count++;
            string name = Path.GetFileNameWithoutExtension(page).ToLowerInvariant();
            string body = example.Groups[2].Value;
            string text = example.Groups[1].Value == "scriban"
                ? "variables:\n  count: integer\n  name: string\n  tags: string[]\ntemplate: |\n  " + body.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal) + "\n"
                : body + (Regex.IsMatch(body, "^(template|messages):", RegexOptions.Multiline) ? "" : "template: Text.\n");
            string head = body.Contains("prompt_id", StringComparison.Ordinal) ? "" : $"prompt_id: {name}\nversion: 2026-03-15.1\n";
            consumer.Write($"Prompts/bad/{name}.prompt.yaml", head + text);
        }

        return count;
    }

    /// <summary>What a build says of prompt files: place, severity, code and message.</summary>
    private static IEnumerable<string> Problems(CommandResult build) => build.Lines
        .Select(static line => Regex.Match(line, @"(?<file>(Prompts|elsewhere)/[^(]+)\((?<place>\d+,\d+)\): (?<kind>error|warning) (?<code>PG\d{4}): (?<text>.*?)( \(https://[^)]*\))?( \[[^\]]*\])?$"))
        .Where(static match => match.Success)
        .Select(static match => Line(match.Groups["file"].Value, match.Groups["place"].Value, match.Groups["kind"].Value, match.Groups["code"].Value, match.Groups["text"].Value))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Checked(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("problems").EnumerateArray()
            .Select(static problem => Line(
                problem.GetProperty("file").GetString()!,
                string.Create(CultureInfo.InvariantCulture, $"{problem.GetProperty("line").GetInt32()},{problem.GetProperty("column").GetInt32()}"),
                problem.GetProperty("severity").GetString()!, problem.GetProperty("code").GetString()!, problem.GetProperty("message").GetString()!))
            .Order(StringComparer.Ordinal)];
    }

    private static string Line(string file, string place, string severity, string code, string message) => $"{file}({place}) {severity} {code} {message.TrimEnd()}";
}
