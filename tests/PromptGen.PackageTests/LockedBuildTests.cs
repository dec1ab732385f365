using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>
/// Warnings that let work go on at a desk stop a build server. The design's example stands here as it is: it has no
/// release yet and uses none of its variables.
/// </summary>
public sealed class LockedBuildTests
{
    private static readonly string[] Build = ["build", "-nologo", "-v:minimal", "--no-incremental"];

    [Fact]
    public async Task TheExampleBuildsWhereWarningsAreErrorsAndStopsABuildServer()
    {
        Consumer consumer = await Consumer.CreateAsync("design-example", sharedIn: null);

        CommandResult atDesk = (await consumer.DotnetAsync(Build)).Succeeded();
        Assert.Equal(1, atDesk.Count("PG3001"));
        Assert.Equal("Classify the ticket by severity and team...\n2026-03-15.3\n", (await Run(consumer)).Output);

        CommandResult onServer = (await consumer.DotnetAsync(Build, Environment("CI", "true"))).Failed();
        Assert.Contains("error PG3001:", onServer.Output, System.StringComparison.Ordinal);

        CommandResult unlocked = await consumer.DotnetAsync([.. Build, "-p:PromptGenLocked=false"], Environment("CI", "true"));
        unlocked.Succeeded();

        CommandResult askedFor = await consumer.DotnetAsync([.. Build, "-p:PromptGenLocked=true"], environment: null);
        Assert.Contains("error PG3001:", askedFor.Failed().Output, System.StringComparison.Ordinal);
    }

    /// <summary>Without any setting of warnings: what a clone lacks stops its locked build, unless the project ships prompts before their first release.</summary>
    [Fact]
    public async Task APromptThatWasNeverReleasedStopsALockedBuildUnlessTheProjectAllowsIt()
    {
        Consumer consumer = await Consumer.CreateAsync("design-example", sharedIn: null);
        consumer.Edit("Consumer.csproj", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "");
        (await consumer.DotnetAsync("restore")).Succeeded();

        CommandResult locked = await consumer.DotnetAsync([.. Build, "--no-restore", "-p:PromptGenLocked=true"], environment: null);
        Assert.Contains("error PG3001:", locked.Failed().Output, System.StringComparison.Ordinal);
        CommandResult allowed = await consumer.DotnetAsync([.. Build, "--no-restore", "-p:PromptGenLocked=true", "-p:PromptGenAllowUnreleased=true"], environment: null);
        Assert.Contains("warning PG3001:", allowed.Succeeded().Output, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReleaseInAFolderNamedReleasesStopsEveryBuild()
    {
        Consumer consumer = await Consumer.CreateAsync("design-example", sharedIn: null);
        consumer.Write("Prompts/releases/support-triage/2026-03-12.1.release.yaml", "prompt_id: support-triage\n");

        CommandResult build = (await consumer.DotnetAsync(Build)).Failed();

        Assert.Contains("error PG4007: 'Prompts/releases/support-triage/2026-03-12.1.release.yaml' is in a folder named `releases`", build.Output, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWarningThatAProjectMadeAnErrorByNameStaysOne()
    {
        Consumer consumer = await Consumer.CreateAsync("design-example", sharedIn: null);

        CommandResult build = await consumer.BuildAsync("-p:WarningsAsErrors=PG3001");

        Assert.Contains("error PG3001:", build.Failed().Output, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryUsualBuildServerIsRecognised()
    {
        Consumer consumer = await Consumer.CreateAsync("design-example", sharedIn: null);
        (await consumer.DotnetAsync("restore")).Succeeded();

        (string Name, string Value, bool Locked)[] cases =
        [
            ("NOT_A_BUILD_SERVER", "true", false),
            ("CI", "true", true),
            ("CI", "1", true),
            ("CI", "false", false),
            ("CI", "False", false),
            ("CI", "0", false),
            ("GITHUB_ACTIONS", "true", true),
            ("TF_BUILD", "True", true),
            ("TF_BUILD", "False", false),
            ("GITLAB_CI", "true", true),
            ("TEAMCITY_VERSION", "2026.1", true),
            ("JENKINS_URL", "https://jenkins.example", true),
        ];
        foreach ((string name, string value, bool locked) in cases)
        {
            CommandResult result = await consumer.DotnetAsync(["msbuild", "-getProperty:PromptGenLocked"], Environment(name, value));
            Assert.Equal($"{name}={value} {(locked ? "true" : "false")}", $"{name}={value} {result.Succeeded().Output.Trim()}");
        }
    }

    /// <summary>A prompt that drifted, in a project that makes every warning an error: one build for each build server, and two for a desk.</summary>
    [Fact]
    public async Task DriftStopsABuildOnEveryUsualBuildServerAndNowhereElse()
    {
        Consumer consumer = await Consumer.CreateAsync("design-example", sharedIn: null);
        consumer.Write("Prompts/drifted.prompt.yaml", "prompt_id: drifted\nversion: 2026-03-15.1\ntemplate: Sort the ticket.\n");
        consumer.Write(
            "Prompts/versions/drifted/2026-03-15.1.release.yaml",
            File.ReadAllText(Path.Combine(Repository.Root, "tests", "PromptGen.PackageTests", "consumers", "severities", "drifted.release.yaml")));
        consumer.Edit("Consumer.csproj", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><NoWarn>PG3001;PG1018</NoWarn>");
        (await consumer.DotnetAsync("restore")).Succeeded();

        (string Name, string Value, bool Locked)[] cases =
        [
            ("NOT_A_BUILD_SERVER", "true", false),
            ("CI", "true", true),
            ("GITHUB_ACTIONS", "true", true),
            ("TF_BUILD", "True", true),
            ("GITLAB_CI", "true", true),
            ("TEAMCITY_VERSION", "2026.1", true),
            ("JENKINS_URL", "https://jenkins.example", true),
            ("CI", "false", false),
        ];
        foreach ((string name, string value, bool locked) in cases)
        {
            CommandResult build = await consumer.DotnetAsync([.. Build, "--no-restore"], Environment(name, value));
            _ = locked ? build.Failed() : build.Succeeded();
            Assert.Equal($"{name} 1", $"{name} {build.Count("PG3004")}");
            Assert.Contains((locked ? "error" : "warning") + " PG3004: `drifted` differs from its release 2026-03-15.1", build.Output, System.StringComparison.Ordinal);
        }
    }

    private static async Task<CommandResult> Run(Consumer consumer) =>
        (await consumer.DotnetAsync("exec", "bin/Debug/net10.0/Consumer.dll")).Succeeded();

    private static Dictionary<string, string> Environment(string name, string value) => new() { [name] = value };
}
