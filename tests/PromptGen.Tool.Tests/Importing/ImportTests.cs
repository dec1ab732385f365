using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Importing;

public sealed class ImportTests
{
    private const string Project =
        """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><RootNamespace>Acme.App</RootNamespace><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>""";

    private const string Agent = """
        namespace Acme.App;

        public static class Prompts
        {
            public const string GreetingSystemPrompt = "You greet the customers of the shop.";
        }

        public sealed class SupportAgent
        {
            public object Ask(string tier, int count) => new { role = "system", content = $"You help {tier} customers, {count} a day." };

            public object Greet() => new { role = "system", content = Prompts.GreetingSystemPrompt };

            public object Default(string text = "You take the default of a parameter.") => new { role = "system", content = text };
        }
        """;

    [Fact]
    public void MovesTextsToPromptFiles()
    {
        using ProjectFolder folder = Restored(Agent);

        ToolResult result = folder.Run("import", "--from-code", ".").Passed();

        Assert.Equal(
            """
            Agent.cs(5): moved to Prompts/greeting.prompt.yaml: You greet the customers of the shop.
            Agent.cs(10): moved to Prompts/support-agent.prompt.yaml: You help {tier} customers, {count} a day.
            Agent.cs(14): not moved: You take the default of a parameter.
            2 of 3 texts moved. Move the others by hand: statements build them, or C# requires a constant.
            Next, add the package to App.csproj: dotnet add package PromptGen

            """.ReplaceLineEndings("\n"),
            result.Out);
        Assert.Contains("public static string GreetingSystemPrompt => global::Acme.App.GreetingPrompt.Render().Text;", folder["Agent.cs"], StringComparison.Ordinal);
        Assert.Contains("content = global::Acme.App.SupportAgentPrompt.Render(tier: tier ?? \"\", count: count).Text", folder["Agent.cs"], StringComparison.Ordinal);
        Assert.Contains("template: \"You help {{ tier }} customers, {{ count }} a day.\"", folder["Prompts/support-agent.prompt.yaml"], StringComparison.Ordinal);
        folder.Run("check", "--prompts", "Prompts").Passed();
        Assert.StartsWith("Agent.cs(14): not moved", folder.Run("import", "--from-code", "App.csproj").Passed().Out, StringComparison.Ordinal);
    }

    /// <summary>Its compilation is up to date, so that MSBuild would skip it.</summary>
    [Fact]
    public void MovesTextsOfAProjectThatWasJustBuilt()
    {
        using ProjectFolder folder = Restored(Agent);
        DotNet(folder, "build", "--no-restore", "-v", "q");
        Dictionary<string, (string, DateTime)> built = Outputs(folder);
        Assert.Contains(built.Keys, static path => path.EndsWith("App.dll", StringComparison.Ordinal));

        folder.Run("import", "--from-code", ".", "--dry-run").Passed();
        Assert.Equal(built, Outputs(folder));

        Assert.Contains("2 of 3 texts moved.", folder.Run("import", "--from-code", ".").Passed().Out, StringComparison.Ordinal);
        Assert.Equal(built, Outputs(folder));
    }

    /// <summary>Of the day on which it is released, and not of the file's placeholder.</summary>
    [Fact]
    public void WhatIsStampedAfterwardsHasTheVersionOfTheDay()
    {
        using ProjectFolder folder = Restored(Agent);
        folder.Run("import", "--from-code", ".").Passed();
        Assert.Contains("version: 2000-01-01.1   # `promptgen stamp` writes the version", folder["Prompts/greeting.prompt.yaml"], StringComparison.Ordinal);

        folder.Run("stamp", "--prompts", "Prompts").Passed();

        Assert.Equal(["Prompts/versions/greeting/2026-03-20.1.release.yaml", "Prompts/versions/support-agent/2026-03-20.1.release.yaml"], folder.Releases());
        Assert.Contains("version: 2026-03-20.1   # `promptgen stamp` writes the version", folder["Prompts/greeting.prompt.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain("2000-01-01", string.Concat(folder.Releases().Select(path => folder[path])), StringComparison.Ordinal);
    }

    [Fact]
    public void ADryRunWritesNothing()
    {
        using ProjectFolder folder = Restored(Agent);
        IReadOnlyDictionary<string, string> before = folder.Snapshot();

        ToolResult result = folder.Run("import", "--from-code", ".", "--dry-run", "--format", "json").Passed();

        using JsonDocument answer = JsonDocument.Parse(result.Out);
        Assert.True(answer.RootElement.GetProperty("dry_run").GetBoolean());
        Assert.Equal("Prompts/greeting.prompt.yaml", answer.RootElement.GetProperty("texts")[0].GetProperty("prompt_file").GetString());
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("texts")[2].GetProperty("prompt_file").ValueKind);
        Assert.Equal(before, Sources(folder.Snapshot(), before));
    }

    [Fact]
    public void KeepsByteOrderMarksLineEndsAndNamesThatAreTaken()
    {
        using ProjectFolder folder = Restored("");
        File.WriteAllText(folder.Full("Agent.cs"), Agent.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        folder["Prompts/greeting.prompt.yaml"] = "prompt_id: greeting\nversion: 2026-03-15.1\ntemplate: Hello.\n";

        folder.Run("import", "--from-code", folder.Root).Passed();

        byte[] changed = File.ReadAllBytes(folder.Full("Agent.cs"));
        Assert.Equal(Encoding.UTF8.GetPreamble(), changed[..3]);
        Assert.Equal(folder["Agent.cs"].Split('\n').Length - 1, folder["Agent.cs"].Split("\r\n").Length - 1);
        Assert.Equal("prompt_id: greeting\nversion: 2026-03-15.1\ntemplate: Hello.\n", folder["Prompts/greeting.prompt.yaml"]);
        Assert.True(File.Exists(folder.Full("Prompts/greeting-2.prompt.yaml")));
    }

    [Fact]
    public void NothingToDoIsSaid()
    {
        using ProjectFolder folder = Restored("class Nothing { }");

        Assert.Equal("There are no instructions in the code.\n", folder.Run("import", "--from-code", ".").Passed().Out);
    }

    [Fact]
    public void WhatCannotBeReadIsRefused()
    {
        using ProjectFolder folder = new(empty: true);
        Assert.Contains("PG0401", folder.Run("import", "--from-code", "missing").Failed(1).Error, StringComparison.Ordinal);

        folder["App.csproj"] = "<Project>";
        Assert.Contains("PG0410", folder.Run("import", "--from-code", ".").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AReadOnlyFileLeavesEverythingAsItWas()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using ProjectFolder folder = Restored(Agent);
        IReadOnlyDictionary<string, string> before = folder.Snapshot();
        File.SetUnixFileMode(folder.Full("Agent.cs"), UnixFileMode.UserRead);

        Assert.Contains("PG0404", folder.Run("import", "--from-code", ".").Failed(1).Error, StringComparison.Ordinal);
        Assert.Equal(before, Sources(folder.Snapshot(), before));
    }

    /// <summary>Code that uses a generated class has errors without it, and what has errors says less about where a text goes.</summary>
    [Fact]
    public void RunsTheGeneratorsOfTheProject()
    {
        const string Sender = """
            using Acme.App;

            public static class Sender
            {
                public static object Both()
                {
                    var rendered = GreetingPrompt.Render();
                    return new { role = "system", content = $"You follow the prompt {rendered.Identity.Id} to the letter." };
                }
            }
            """;
        string generator = Path.Combine(Metadata("GeneratorFolder"), "PromptGen.Generator.dll");
        string library = Path.GetDirectoryName(typeof(PromptGen.RenderedPrompt).Assembly.Location)!;
        using ProjectFolder folder = Restored(Sender, Project.Replace("</Project>", $"""
            <ItemGroup><Analyzer Include="broken.dll" /><Analyzer Include="{generator}" /><Reference Include="{library}/PromptGen.dll" /><Reference Include="{library}/PromptGen.Core.dll" />
            <AdditionalFiles Include="Prompts/**/*.prompt.yaml" /><CompilerVisibleProperty Include="RootNamespace;ProjectDir" /></ItemGroup></Project>
            """, StringComparison.Ordinal));
        folder["broken.dll"] = "This is no assembly.";
        folder["Prompts/greeting.prompt.yaml"] = "prompt_id: greeting\nversion: 2026-03-15.1\nmodel: class:small\ntemplate: Hello.\n";

        ToolResult result = folder.Run("import", "--from-code", ".").Passed();

        Assert.StartsWith("Agent.cs(8): moved to Prompts/sender.prompt.yaml: You follow the prompt {rendered.Identity.Id} to the letter.\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("content = global::Acme.App.SenderPrompt.Render(idText: rendered.Identity.Id", folder["Agent.cs"], StringComparison.Ordinal);
        Assert.Equal("prompt_id: greeting\nversion: 2026-03-15.1\nmodel: class:small\ntemplate: Hello.\n", folder["Prompts/greeting.prompt.yaml"]);
    }

    private static string Metadata(string key) => typeof(ImportTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;

    internal static ProjectFolder Restored(string agent, string project = Project)
    {
        ProjectFolder folder = new(empty: true) { ["App.csproj"] = project, ["Agent.cs"] = agent.ReplaceLineEndings("\n") };
        DotNet(folder, "restore", "-v", "q");
        return folder;
    }

    private static void DotNet(ProjectFolder folder, params string[] arguments)
    {
        using Process process = ToolProcess.Start("dotnet", folder.Root, arguments);
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>What a build wrote, with the times that tell the next one what is up to date.</summary>
    private static Dictionary<string, (string, DateTime)> Outputs(ProjectFolder folder) => folder.Snapshot()
        .Where(static file => file.Key.StartsWith("obj/", StringComparison.Ordinal) || file.Key.StartsWith("bin/", StringComparison.Ordinal))
        .ToDictionary(static file => file.Key, file => (file.Value, File.GetLastWriteTimeUtc(folder.Full(file.Key))), StringComparer.Ordinal);

    /// <summary>Without what MSBuild writes into obj.</summary>
    private static Dictionary<string, string> Sources(IReadOnlyDictionary<string, string> after, IReadOnlyDictionary<string, string> before)
    {
        Dictionary<string, string> sources = new(StringComparer.Ordinal);
        foreach ((string path, string content) in after)
        {
            if (!path.StartsWith("obj/", StringComparison.Ordinal) || before.ContainsKey(path))
            {
                sources.Add(path, content);
            }
        }

        return sources;
    }
}
