using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>A package that finds no prompts says so, and says what to do.</summary>
public sealed class NothingFoundTests
{
    [Fact]
    public async Task AFolderInSmallLettersIsTheFolderUnderItsName()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        Directory.Move(consumer.PathOf("Prompts"), consumer.PathOf("prompts"));

        (await consumer.BuildAsync("-warnaserror")).Succeeded();

        Expected.IsTranscript(await consumer.DotnetAsync("exec", "bin/Debug/net10.0/Consumer.dll"));
        Assert.Contains("\"prompts/greeting.prompt.json\"", consumer.Read("bin/Debug/net10.0/Consumer.prompts.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProjectWithoutAPromptIsToldHowToBegin()
    {
        Consumer consumer = await WithoutPromptsAsync();

        Assert.Equal(
            ["warning PG0208: The project references PromptGen, but there is no prompt file in 'Prompts', so no class is generated. Run `dotnet promptgen new greeting`, or create 'Prompts/greeting.prompt.yaml'."],
            Problems((await consumer.BuildAsync()).Succeeded()));
    }

    [Theory]
    [InlineData("Prompts/greeting.yaml", "Prompts/greeting.prompt.yaml")]
    [InlineData("prompts/sub/greeting.yml", "prompts/sub/greeting.prompt.yml")]
    [InlineData("Prompts/greeting.prompt", "Prompts/greeting.prompt.yaml")]
    [InlineData("Prompts/greeting.prompt.yaml.txt", "Prompts/greeting.prompt.yaml")]
    public async Task AFileWithAnotherNameIsToldItsName(string file, string name)
    {
        Consumer consumer = await WithoutPromptsAsync();
        consumer.Write(file, "prompt_id: greeting\nversion: 2026-03-15.1\ntemplate: Hello.\n");

        Assert.Equal(
            [$"warning PG0209: '{file}' is not read, because the name of a prompt file ends in '.prompt.yaml', '.prompt.yml' or '.prompt.json'. Rename it to '{name}'."],
            Problems((await consumer.BuildAsync()).Succeeded()));

        File.Move(consumer.PathOf(file), consumer.PathOf(name));
        Assert.DoesNotContain(Problems((await consumer.BuildAsync()).Succeeded()), static problem => !problem.Contains("PG3004", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFileOutsideTheFolderIsToldItsFolder()
    {
        Consumer consumer = await WithoutPromptsAsync();
        consumer.Write("Texts/greeting.prompt.yaml", "prompt_id: greeting\nversion: 2026-03-15.1\ntemplate: Hello.\n");

        Assert.Equal(
            ["warning PG0210: 'Texts/greeting.prompt.yaml' is not read, because it is outside the prompt folder 'Prompts'. Move it to 'Prompts/greeting.prompt.yaml', or set the property PromptGenFolder to its folder."],
            Problems((await consumer.BuildAsync()).Succeeded()));
    }

    [Fact]
    public async Task TwoFoldersThatAreOneElsewhereAreRefused()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        consumer.Write("prompts/farewell.prompt.yaml", "prompt_id: farewell\nversion: 2026-03-15.1\ntemplate: Bye.\n");
        if (Directory.GetDirectories(consumer.Folder, "?rompts").Length < 2)
        {
            return;
        }

        Assert.StartsWith("error PG0211: ", Assert.Single(Problems((await consumer.BuildAsync()).Failed())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGlobalReferenceIsToldApart()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        string project = consumer.Read("Consumer.csproj");
        File.WriteAllText(
            consumer.PathOf("Consumer.csproj"),
            Regex.Replace(project, "<PackageReference Include=\"PromptGen\"[^/]*/>", "", RegexOptions.None, TimeSpan.FromSeconds(5)));
        consumer.Write(
            "Directory.Packages.props",
            $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><GlobalPackageReference Include="PromptGen" Version="{PackageFeed.Version}" /></ItemGroup>
            </Project>
            """);

        Assert.StartsWith("error PG0212: PromptGen is a GlobalPackageReference", Assert.Single(Problems((await consumer.BuildAsync()).Failed())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TargetFrameworkBesideTargetFrameworksIsRefused()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        consumer.Edit("Consumer.csproj", "<TargetFramework>net10.0</TargetFramework>", "<TargetFramework>net10.0</TargetFramework><TargetFrameworks>net8.0;net10.0</TargetFrameworks>");

        Assert.StartsWith("error PG0213: ", Assert.Single(Problems((await consumer.BuildAsync()).Failed())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PromptGen.Extensions.AI")]
    [InlineData("PromptGen.Extensions.Hosting")]
    [InlineData("PromptGen.AspNetCore")]
    public async Task AnAddOnAloneNamesThePackage(string package)
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        consumer.Edit("Consumer.csproj", "\"PromptGen\"", "\"" + package + "\"");

        Assert.Equal(
            [$"error PG0214: The project has prompt files and references {package}, but not PromptGen, which compiles them. Run `dotnet add package PromptGen`."],
            Problems((await consumer.BuildAsync()).Failed()));

        foreach (string file in new[] { "Program.cs", "Transcript.cs" })
        {
            File.Delete(consumer.PathOf(file));
        }

        Directory.Delete(consumer.PathOf("Prompts"), recursive: true);
        consumer.Write("Program.cs", "System.Console.WriteLine();\n");
        Assert.Empty(Problems((await consumer.BuildAsync()).Succeeded()));
    }

    [Fact]
    public async Task AProjectInAnotherLanguageWithoutPromptsIsLeftAlone()
    {
        Consumer consumer = await WithoutPromptsAsync();
        File.Delete(consumer.PathOf("Program.cs"));
        File.Move(consumer.PathOf("Consumer.csproj"), consumer.PathOf("Consumer.vbproj"));
        consumer.Write("Program.vb", "Module Program\nSub Main()\nEnd Sub\nEnd Module\n");

        Assert.Empty(Problems((await consumer.BuildAsync()).Succeeded()));
    }

    private static async Task<Consumer> WithoutPromptsAsync()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        Directory.Delete(consumer.PathOf("Prompts"), recursive: true);
        File.Delete(consumer.PathOf("Transcript.cs"));
        consumer.Write("Program.cs", "System.Console.WriteLine();\n");
        return consumer;
    }

    /// <summary>Warnings and errors from their severity to the end of their text, each once.</summary>
    private static string[] Problems(CommandResult build) =>
    [
        .. Regex.Matches(build.Output, @": (?<problem>(?:warning|error) \w+\d+: .*?)(?: \[[^\]]*\])?\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(static match => match.Groups["problem"].Value)
            .Distinct(StringComparer.Ordinal),
    ];
}
