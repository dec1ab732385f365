using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>What projects say about severities, taken by a build and by a check alike.</summary>
public sealed class SeverityTests
{
    private const string Package = "<ItemGroup><PackageReference Include=\"PromptGen\" Version=\"" + PackageFeed.Version + "\" /></ItemGroup>";

    /// <summary>A name that cannot be found, a variable that nobody uses, the same where the file is strict, and no release of any of them.</summary>
    private static readonly Dictionary<string, string> Prompts = new()
    {
        ["broken"] = "prompt_id: broken\nversion: 2026-03-15.1\ntemplate: \"{{ nobody }}\"\n",
        ["unused"] = "prompt_id: unused\nversion: 2026-03-15.1\nvariables: { tier: string }\ntemplate: Text.\n",
        ["strict"] = "prompt_id: strict\nversion: 2026-03-15.1\nstrict: true\nvariables: { tier: string }\ntemplate: Text.\n",
        ["drifted"] = "prompt_id: drifted\nversion: 2026-03-15.1\ntemplate: Sort the ticket.\n",
    };

    private static readonly Setting[] Settings =
    [
        new("nothing", ""),
        new("no-warn", "<NoWarn>$(NoWarn);PG3001</NoWarn>"),
        new("no-error", "<NoWarn>$(NoWarn);PG1201,pg1018</NoWarn>"),
        new("all-errors", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
        new("all-errors-locked", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><PromptGenLocked>true</PromptGenLocked><PromptGenAllowUnreleased>true</PromptGenAllowUnreleased>"),
        new("locked", "<PromptGenLocked>true</PromptGenLocked>"),
        new("locked-unreleased", "<PromptGenLocked>true</PromptGenLocked><PromptGenAllowUnreleased>true</PromptGenAllowUnreleased>"),
        new("locked-not-errors", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><PromptGenLocked>true</PromptGenLocked><PromptGenAllowUnreleased>true</PromptGenAllowUnreleased><WarningsNotAsErrors>PG3001;PG3004;PG1201</WarningsNotAsErrors>"),
        new("named-errors", "<WarningsAsErrors>$(WarningsAsErrors);PG3001;PG3004</WarningsAsErrors><WarningsNotAsErrors>PG3001</WarningsNotAsErrors>"),
        new("named-errors-of-all", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><PromptGenLocked>true</PromptGenLocked><PromptGenAllowUnreleased>true</PromptGenAllowUnreleased><WarningsAsErrors>PG3001</WarningsAsErrors><WarningsNotAsErrors>PG3001;PG1018</WarningsNotAsErrors>"),
        new("named-errors-and-hidden", "<WarningsAsErrors>PG3001</WarningsAsErrors><NoWarn>PG3001</NoWarn>"),
        new("conditional", "<NoWarn Condition=\"'$(Configuration)' == 'Debug'\">PG3001</NoWarn><TreatWarningsAsErrors Condition=\"'$(Configuration)' == 'Release'\">true</TreatWarningsAsErrors>"),
        new("computed", "<Ours>PG3001;PG1018</Ours><WarningsAsErrors>$(Ours)</WarningsAsErrors>"),
        new("late", "", ("Directory.Build.targets", "<Project><PropertyGroup><NoWarn>$(NoWarn);PG3001</NoWarn><WarningsAsErrors>$(WarningsAsErrors);PG1018</WarningsAsErrors></PropertyGroup></Project>")),
        new("no-level", "<WarningLevel>0</WarningLevel>"),
        new("rule-set", "<CodeAnalysisRuleSet>own.ruleset</CodeAnalysisRuleSet>", ("own.ruleset", """
            <RuleSet Name="Own" ToolsVersion="17.0"><Rules AnalyzerId="PromptGen" RuleNamespace="PromptGen"><Rule Id="PG3001" Action="Error" /><Rule Id="PG1201" Action="Warning" /><Rule Id="PG1018" Action="None" /></Rules></RuleSet>
            """)),
        new("global", "", (".globalconfig", "is_global = true\ndotnet_diagnostic.PG3001.severity = none\ndotnet_diagnostic.PG1018.severity = error\ndotnet_diagnostic.PG1201.severity = warning\ndotnet_diagnostic.PG3004.severity = suggestion\n")),
        new("global-all-errors", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", (".globalconfig", "dotnet_diagnostic.PG3001.severity = error\ndotnet_diagnostic.PG1201.severity = warning\ndotnet_diagnostic.PG1018.severity = silent\n")),
        new("global-and-lists", "<NoWarn>PG3001</NoWarn><WarningsAsErrors>PG1018</WarningsAsErrors>", (".globalconfig", "is_global = true\ndotnet_diagnostic.PG3001.severity = error\ndotnet_diagnostic.PG1018.severity = none\n")),
        new("global-levels", "", (".globalconfig", "is_global = true\nglobal_level = 5\ndotnet_diagnostic.PG3001.severity = none\n"), ("Code/.globalconfig", "is_global = true\nglobal_level = 7\ndotnet_diagnostic.PG3001.severity = error\ndotnet_diagnostic.PG1018.severity = none\n")),
        new("global-conflict", "", (".globalconfig", "is_global = true\ndotnet_diagnostic.PG3001.severity = none\n"), ("Code/.globalconfig", "is_global = true\ndotnet_diagnostic.PG3001.severity = error\n")),
        new("global-elsewhere", "", ("Texts/.globalconfig", "is_global = true\ndotnet_diagnostic.PG3001.severity = none\n")),
        new("global-by-name", "<Other>1</Other></PropertyGroup><ItemGroup><GlobalAnalyzerConfigFiles Include=\"own.globalconfig\" /></ItemGroup><PropertyGroup>", ("own.globalconfig", "is_global = true\ndotnet_diagnostic.PG3001.severity = none\n")),
        new("editor-config", "", (".editorconfig", "root = true\n[*]\ndotnet_diagnostic.PG3001.severity = none\n[*.yaml]\ndotnet_diagnostic.PG1018.severity = error\n[*.cs]\ndotnet_diagnostic.PG3004.severity = error\n")),
        new("editor-config-global", "", (".editorconfig", "is_global = true\ndotnet_diagnostic.PG3001.severity = error\ndotnet_analyzer_diagnostic.severity = error\n")),
    ];

    [Fact]
    public async Task ACheckReportsWithTheSeveritiesOfABuild()
    {
        Consumer consumer = await Consumer.CreateAsync("severities", sharedIn: null);
        foreach (Setting setting in Settings)
        {
            Write(consumer, setting);
        }

        InstalledTool tool = await InstalledTool.InstallAsync(consumer);
        (await consumer.DotnetAsync("restore", "all.proj")).Succeeded();
        CommandResult build = (await consumer.DotnetAsync("build", "all.proj", "--no-restore", "-nologo", "-v:minimal", "--no-incremental")).Failed();
        List<string> different = [];
        foreach (Setting setting in Settings)
        {
            string built = Built(build, setting.Name);
            string @checked = Checked(await tool.RunInAsync(setting.Name, "check", "--format", "json"));
            if (built != @checked)
            {
                different.Add($"{setting.Name}:\n  build {built}\n  check {@checked}");
            }
        }

        Assert.True(different.Count == 0, string.Join('\n', different));
        Assert.Equal("broken error PG1201, broken warning PG3001, drifted warning PG3004, strict error PG1018, strict warning PG3001, unused warning PG1018, unused warning PG3001", Built(build, "nothing"));
        Assert.True(Settings.Select(setting => Built(build, setting.Name)).Distinct().Count() > 12);
    }

    private static void Write(Consumer consumer, Setting setting)
    {
        consumer.Write($"{setting.Name}/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework>{setting.Properties}</PropertyGroup>
              {Package}
            </Project>
            """);
        consumer.Write($"{setting.Name}/Code/Code.cs", "public static class Code { }\n");
        foreach ((string name, string text) in Prompts)
        {
            consumer.Write($"{setting.Name}/Prompts/{name}.prompt.yaml", text);
        }

        consumer.Write($"{setting.Name}/Prompts/versions/drifted/2026-03-15.1.release.yaml", consumer.Read("drifted.release.yaml"));
        foreach ((string path, string text) in setting.Files)
        {
            consumer.Write($"{setting.Name}/{path}", text);
        }
    }

    private static string Built(CommandResult build, string name) => Join(build.Lines
        .Select(line => Regex.Match(line, @"/" + name + @"/Prompts/(?<file>[a-z]+)\.prompt\.yaml\([^)]*\): (?<kind>error|warning) (?<code>PG\d{4}): "))
        .Where(static match => match.Success)
        .Select(static match => match.Groups["file"].Value + " " + match.Groups["kind"].Value + " " + match.Groups["code"].Value));

    private static string Checked(CommandResult check)
    {
        Assert.True(check.ExitCode is 0 or 2, check.Output);
        using JsonDocument document = JsonDocument.Parse(check.Output);
        return Join(document.RootElement.GetProperty("problems").EnumerateArray()
            .Where(static problem => problem.GetProperty("severity").GetString() != "info")
            .Select(static problem => Regex.Match(problem.GetProperty("file").GetString()!, @"([a-z]+)\.prompt").Groups[1].Value
                + " " + problem.GetProperty("severity").GetString() + " " + problem.GetProperty("code").GetString()));
    }

    private static string Join(IEnumerable<string> problems) => string.Join(", ", problems.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private sealed record Setting(string Name, string Properties, params (string Path, string Text)[] Files);
}
