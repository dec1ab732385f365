using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>What a user reads after a mistake.</summary>
public sealed class MistakeTests
{
    [Fact]
    public async Task AWrongVariableIsAnErrorAtItsLineAndColumnAndTheOtherPromptsStay()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        consumer.Edit("Prompts/support-triage.prompt.yaml", "Customer tier: {{ customer_tier }}", "Customer tier: {{ custommer_tier }}");
        consumer.Write("Program.cs", "System.Console.WriteLine(Consumer.GreetingPrompt.Id);\n");
        File.Delete(consumer.PathOf("Transcript.cs"));

        CommandResult build = (await consumer.BuildAsync()).Failed();

        string error = Assert.Single(Errors(build));
        Assert.Matches(@"Prompts/support-triage\.prompt\.yaml\(17,67\): error PG\d{4}: .*`custommer_tier`.*`customer_tier`", error);
    }

    [Fact]
    public async Task EachFrameworkReportsAMistakeOnce()
    {
        Consumer consumer = await Consumer.CreateAsync("multi-targeting");
        consumer.Edit("Prompts/greeting.prompt.json", "{{ name }}", "{{ nam }}");
        consumer.Write("Program.cs", "return 0;\n");
        File.Delete(consumer.PathOf("Transcript.cs"));

        CommandResult build = (await consumer.BuildAsync()).Failed();

        string[] errors = Errors(build);
        Assert.Equal(2, errors.Length);
        Assert.Single(errors, error => error.EndsWith("::TargetFramework=net8.0]", StringComparison.Ordinal));
        Assert.Single(errors, error => error.EndsWith("::TargetFramework=net10.0]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALinkIsRefused()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        string outside = consumer.PathOf("outside.txt");
        File.Move(consumer.PathOf("Prompts", "house-style.partial.md"), outside);
        File.CreateSymbolicLink(consumer.PathOf("Prompts", "house-style.partial.md"), outside);

        CommandResult build = (await consumer.BuildAsync()).Failed();

        string error = Assert.Single(Errors(build));
        Assert.Matches(@"house-style\.partial\.md.* error PG0\d{3}: ", error);
        Assert.False(File.Exists(consumer.PathOf("bin", "Debug", "net10.0", "Consumer.prompts.json")));
    }

    [Fact]
    public async Task AFileThatIsNoTextFailsTheBuildAndNotTheCompiler()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        File.WriteAllBytes(consumer.PathOf("Prompts", "binary.prompt.yaml"), [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x00, 0x00, 0x01, 0x9C]);

        CommandResult build = (await consumer.BuildAsync()).Failed();

        Assert.DoesNotContain("CS8785", build.Output, StringComparison.Ordinal);
        Assert.Contains(Errors(build), error => error.Contains("binary.prompt.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AProjectInAnotherLanguageIsToldSo()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        File.Move(consumer.PathOf("Consumer.csproj"), consumer.PathOf("Consumer.vbproj"));
        consumer.Write("Program.vb", "Module Program\nSub Main()\nEnd Sub\nEnd Module\n");

        CommandResult build = (await consumer.BuildAsync()).Failed();

        Assert.Contains("error PG0204: PromptGen generates C#, and this is a VB project", Assert.Single(Errors(build)), StringComparison.Ordinal);
    }

    /// <summary>Words that are written twice, in the rules and in the package's targets, are the same words.</summary>
    [Theory]
    [InlineData("PG0204", "PromptGen.targets", "$(Language)")]
    [InlineData("PG0205", "PromptGen.targets", "$(MSBuildVersion)")]
    [InlineData("PG0208", "PromptGen.targets", "$(PromptGenFolder)")]
    [InlineData("PG0209", "PromptGen.targets", "%(_PromptGenUnread.Identity)", "$(PromptGenFolder)/%(_PromptGenUnread.NewName)")]
    [InlineData("PG0210", "PromptGen.targets", "%(_PromptGenOutside.Identity)", "$(PromptGenFolder)", "%(_PromptGenOutside.Filename)%(_PromptGenOutside.Extension)")]
    [InlineData("PG0211", "PromptGen.targets")]
    [InlineData("PG0212", "PromptGen.targets")]
    [InlineData("PG0213", "PromptGen.targets")]
    [InlineData("PG0214", "PromptGen.AddOn.targets", "$(MSBuildThisFileName)")]
    public void WhatTheTargetsReportIsWhatTheRulesSay(string id, string file, params string[] arguments)
    {
        string rules = File.ReadAllText(Path.Combine(Repository.Root, "src", "PromptGen.Core", "Diagnostics", "DiagnosticRules.cs"));
        string message = Regex.Match(rules, $"\"{id}\".*\n +\"(?<message>.*)\",", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["message"].Value;
        string targets = File.ReadAllText(Path.Combine(Repository.Root, "build", file));

        Assert.NotEmpty(message);
        message = string.Format(System.Globalization.CultureInfo.InvariantCulture, message.Replace("\\\"", "\"", StringComparison.Ordinal), [.. arguments]);
        Assert.Contains($"Text=\"{new System.Xml.Linq.XAttribute("Text", message).ToString()["Text=\"".Length..]}", targets, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AVariableThatIsNeverUsedIsAnErrorWhereThePromptIsStrict()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        consumer.Write(
            "Prompts/strict.prompt.yaml",
            "prompt_id: strict\nversion: 2026-03-15.1\nstrict: true\nvariables: { name: string }\ntemplate: Hello.\n");

        CommandResult build = (await consumer.BuildAsync()).Failed();

        Assert.Contains("error PG1018:", Assert.Single(Errors(build)), StringComparison.Ordinal);
    }

    /// <summary>The errors before the summary, each once as the build reported it.</summary>
    private static string[] Errors(CommandResult build)
    {
        string body = Regex.Split(build.Output, "^Build FAILED", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))[0];
        return [.. body.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))];
    }
}
