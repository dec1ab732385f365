using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>What docs/incidents.md says, with the packed tool, in a folder with prompt files and nothing else: no project, no git, other prompts broken.</summary>
public sealed class IncidentTests
{
    private const string Triage = "Prompts/environments/production/triage.json";

    private static readonly string Prompts = Path.Combine(Repository.Root, "tests", "PromptGen.Releases.Program", "Prompts");

    // Nothing of git's is found, and its own folders above are not searched.
    private static readonly Dictionary<string, string> NoGit = new() { ["GIT_CEILING_DIRECTORIES"] = "/", ["GIT_DIR"] = "/nowhere", ["PROMPTGEN_ACTOR"] = "night shift" };

    [Fact]
    public async Task OneCommandGoesBackWhateverElseIsBroken()
    {
        Consumer consumer = await Consumer.CreateAsync("night", sharedIn: null);
        foreach (string file in Directory.EnumerateFiles(Prompts, "*", SearchOption.AllDirectories))
        {
            consumer.Write("Prompts/" + Path.GetRelativePath(Prompts, file), File.ReadAllText(file));
        }

        foreach (string props in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.Delete(consumer.PathOf(props));
        }

        InstalledTool tool = await InstalledTool.InstallAsync(consumer);
        string greeting = consumer.Read("Prompts/greeting.prompt.yaml");
        File.Delete(consumer.PathOf("Prompts", "greeting.prompt.yaml"));
        foreach (string version in (string[])["2026-03-12.1", "2026-03-15.1"])
        {
            await ToolAsync(0, "promote", "triage", version, "--env", "production", "--to", "stable");
            await ToolAsync(0, "promote", "summary", version, "--env", "production", "--to", "stable", "--state", "state.json");
        }

        // From here on everything is broken that can be.
        consumer.Write("Prompts/greeting.prompt.yaml", greeting);
        Directory.Delete(consumer.PathOf("Prompts", "versions", "summary"), recursive: true);
        consumer.Write("Prompts/environments/production/summary.json", "{ \"serial\": ");

        CommandResult dry = await ToolAsync(0, "rollback", "triage", "--env", "production", "--dry-run");
        Assert.Contains("triage in production would change: stable 2026-03-12.1 for everyone. (serial 3)", dry.Output, StringComparison.Ordinal);
        CommandResult back = await ToolAsync(0, "rollback", "triage", "--env", "production", "--state", "state.json", "--reason", "answers in the wrong language");
        Assert.StartsWith("triage in production: stable 2026-03-12.1 for everyone. (serial 3)\n  before: stable 2026-03-15.1\n", back.Output, StringComparison.Ordinal);
        Assert.Contains("\"version\": \"2026-03-12.1\"", consumer.Read(Triage), StringComparison.Ordinal);
        Assert.Contains("night shift", consumer.Read("Prompts/environments/production/triage.log.jsonl"), StringComparison.Ordinal);
        string published = consumer.Read("state.json");
        Assert.Matches("(?s)\"summary\": [{].*\"version\": \"2026-03-15.1\".*\"triage\": [{]\\s+\"serial\": 3,\\s+\"stable\": [{]\\s+\"version\": \"2026-03-12.1\"", published);

        // Again changes nothing; further back is a step of its own, as the note says.
        CommandResult again = await ToolAsync(0, "rollback", "triage", "--env", "production");
        Assert.Contains("triage in production: already stable 2026-03-12.1 for everyone. (serial 3)", again.Output, StringComparison.Ordinal);
        Assert.Contains("To roll back further, name the version: `--to 2026-03-10.1`.", again.Output, StringComparison.Ordinal);
        Assert.Contains("stable 2026-03-10.1 for everyone.", (await ToolAsync(0, "rollback", "triage", "--env", "production", "--to", "2026-03-10.1")).Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean `triage`?", (await ToolAsync(1, "rollback", "traige", "--env", "production")).Output, StringComparison.Ordinal);
        Assert.Contains("There is only production.", (await ToolAsync(1, "rollback", "triage", "--env", "staging")).Output, StringComparison.Ordinal);

        async Task<CommandResult> ToolAsync(int exitCode, params string[] arguments)
        {
            CommandResult result = await tool.RunAsync(arguments, NoGit);
            Assert.True(result.ExitCode == exitCode, $"`{result.CommandLine}` gave {result.ExitCode}:\n{result.Output}");
            Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
            return result;
        }
    }
}
