using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Severities;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Checking;

/// <summary>What a project says about severities. That a build takes it the same way is shown by the package tests, with real builds.</summary>
public sealed class SeverityTests
{
    private const string Unused = "prompt_id: triage\nversion: 2026-03-15.1\nvariables: { tier: string }\ntemplate: Text.\n";

    [Theory]
    [InlineData("", false, "warning PG1018", "warning PG3001")]
    [InlineData("<NoWarn>$(NoWarn);PG3001</NoWarn>", false, "warning PG1018")]
    [InlineData("<NoWarn>CS1591;PG1018</NoWarn><NoWarn>$(NoWarn);PG3001</NoWarn>", false)]
    [InlineData("<NoWarn>PG1018</NoWarn><NoWarn>PG3001</NoWarn>", false, "warning PG1018")]
    [InlineData("<TreatWarningsAsErrors>True</TreatWarningsAsErrors>", false, "warning PG1018", "warning PG3001")]
    [InlineData("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", true, "error PG1018", "error PG3001")]
    [InlineData("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>PG1018;PG3001</WarningsNotAsErrors>", true, "warning PG1018", "error PG3001")]
    [InlineData("", true, "warning PG1018", "error PG3001")]
    [InlineData("<PromptGenAllowUnreleased>true</PromptGenAllowUnreleased>", true, "warning PG1018", "warning PG3001")]
    [InlineData("<PromptGenAllowUnreleased>True</PromptGenAllowUnreleased><PromptGenLocked>true</PromptGenLocked>", false, "warning PG1018", "warning PG3001")]
    [InlineData("<PromptGenAllowUnreleased>false</PromptGenAllowUnreleased>", true, "warning PG1018", "error PG3001")]
    [InlineData("<PromptGenAllowUnreleased>true</PromptGenAllowUnreleased><TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>PG3001</WarningsNotAsErrors>", true, "error PG1018", "warning PG3001")]
    [InlineData("<WarningsAsErrors>PG3001</WarningsAsErrors>", false, "warning PG1018", "error PG3001")]
    // Of one that is in both lists the compiler makes a warning, and MSBuild an error of that.
    [InlineData("<WarningsAsErrors>PG3001</WarningsAsErrors><WarningsNotAsErrors>PG3001</WarningsNotAsErrors>", false, "warning PG1018", "error PG3001")]
    [InlineData("<NoWarn>pg3001</NoWarn>", false, "warning PG1018")]
    public void PropertiesCount(string properties, bool locked, params string[] reported)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Unused);
        folder.Replace(ProjectFolder.ProjectFile, "<ItemGroup>", "<PropertyGroup>" + properties + "</PropertyGroup><ItemGroup>");

        Assert.Equal(reported, Check(folder, locked));
    }

    [Fact]
    public void WhatStandsAboveTheProjectCountsFirst()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Unused);
        folder["Directory.Build.props"] = "<Project><Import Project=\"build/own.props\" /><PropertyGroup><NoWarn>$(NoWarn);PG3001</NoWarn></PropertyGroup></Project>";
        folder["build/own.props"] = "<Project><PropertyGroup><NoWarn>PG1018</NoWarn></PropertyGroup></Project>";

        Assert.Empty(Check(folder, locked: false));

        folder.Replace(ProjectFolder.ProjectFile, "<ItemGroup>", "<PropertyGroup><NoWarn>CS1591</NoWarn></PropertyGroup><ItemGroup>");
        Assert.Equal(2, Check(folder, locked: false).Length);
    }

    [Fact]
    public void GlobalConfigFilesCountWhereThereIsCode()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Unused);
        folder[".globalconfig"] = "dotnet_diagnostic.PG3001.severity = none\n";
        folder["Texts/.globalconfig"] = "dotnet_diagnostic.PG1018.severity = none\n";
        folder["Code/.editorconfig"] = "[*]\ndotnet_diagnostic.PG1018.severity = none\n";
        folder["Code/Deep/A.cs"] = "class A;\n";

        Assert.Equal(["warning PG1018"], Check(folder, locked: false));

        folder["Texts/Deep/B.cs"] = "class B;\n";
        Assert.Empty(Check(folder, locked: false));
    }

    /// <summary>The package keeps such warnings from becoming errors at a desk, whoever asks for it but the list of errors itself.</summary>
    [Fact]
    public void ASoftWarningBecomesAnErrorByAConfigFileOnlyWhereTheBuildIsLocked()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Unused);
        folder[".globalconfig"] = "dotnet_diagnostic.PG3001.severity = error\n";

        Assert.Equal(["warning PG1018", "warning PG3001"], Check(folder, locked: false));
        Assert.Equal(["warning PG1018", "error PG3001"], Check(folder, locked: true));
    }

    [Fact]
    public void AnErrorThatTheProjectHidesOrLowersPasses()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage("prompt_id: triage\nversion: 2026-03-15.1\ntemplate: \"{{ x }}\"\n");
        folder.Run("check").Failed(2);

        folder[".globalconfig"] = "is_global = true\ndotnet_diagnostic.PG1201.severity = warning\n";
        Assert.Contains("warning PG1201: ", folder.Run("check").Passed().Out, StringComparison.Ordinal);
        folder.Run("check", "--warnings-as-errors").Failed(2);

        folder.Replace(ProjectFolder.ProjectFile, "<ItemGroup>", "<PropertyGroup><NoWarn>PG1201;PG3001</NoWarn></PropertyGroup><ItemGroup>");
        Assert.Equal("No problems in 1 prompt and 0 releases.\n", folder.Run("check").Passed().Out);
    }

    [Theory]
    [InlineData("<PropertyGroup><NoWarn>$(NoWarn);PG3001</NoWarn></PropertyGroup>", false)]
    [InlineData("<PropertyGroup Condition=\"'$(A)' == ''\"><NoWarn>$(NoWarn);CS1591</NoWarn></PropertyGroup>", false)]
    [InlineData("<PropertyGroup Condition=\"'$(A)' == ''\"><Other>1</Other></PropertyGroup>", false)]
    [InlineData("<ItemGroup><Using Include=\"A\" /></ItemGroup>", false)]
    [InlineData("<PropertyGroup Condition=\"'$(A)' == ''\"><NoWarn>$(NoWarn);PG3001</NoWarn></PropertyGroup>", true)]
    [InlineData("<PropertyGroup><NoWarn>$(Common);$(NoWarn)</NoWarn></PropertyGroup>", true)]
    [InlineData("<PropertyGroup><TreatWarningsAsErrors Condition=\"'$(CI)' != ''\">true</TreatWarningsAsErrors></PropertyGroup>", true)]
    [InlineData("<ItemGroup><GlobalAnalyzerConfigFiles Include=\"own.globalconfig\" /></ItemGroup>", true)]
    [InlineData("<ItemGroup><Compile Include=\"../shared/*.cs\" /></ItemGroup>", true)]
    [InlineData("<Import Project=\"own.props\" Condition=\"Exists('own.props')\" />", true)]
    public void MSBuildIsAskedOnlyWhereNobodyElseCanTell(string content, bool needsEvaluation)
    {
        using ProjectFolder folder = new();
        folder["own.props"] = "<Project><PropertyGroup><NoWarn>PG3001</NoWarn></PropertyGroup></Project>";
        folder.Replace(ProjectFolder.ProjectFile, "<ItemGroup>", content + "<ItemGroup>");

        Assert.Equal(needsEvaluation, SeverityText.Read(folder.Full(ProjectFolder.ProjectFile)).NeedsEvaluation);
    }

    [Fact]
    public void TargetsAboveAreReadAfterThePackage()
    {
        using ProjectFolder folder = new();
        folder["Directory.Build.targets"] = "<Project><PropertyGroup><WarningsAsErrors>PG3001</WarningsAsErrors></PropertyGroup></Project>";

        Assert.True(SeverityText.Read(folder.Full(ProjectFolder.ProjectFile)).NeedsEvaluation);
    }

    /// <summary>MSBuild evaluates such a project also where its packages are not restored.</summary>
    [Fact]
    public void MSBuildDecidesOnConditions()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Unused);
        folder.Replace(
            ProjectFolder.ProjectFile, "<ItemGroup>",
            "<PropertyGroup><TargetFramework>net8.0</TargetFramework><TreatWarningsAsErrors Condition=\"'$(PromptGenLocked)' == 'true'\">true</TreatWarningsAsErrors><NoWarn Condition=\"'$(Configuration)' == 'Debug'\">PG3001</NoWarn></PropertyGroup><ItemGroup>");

        Assert.Equal(["warning PG1018"], Check(folder, locked: false));
        Assert.Equal(["error PG1018"], Check(folder, locked: true));
        // With --prompts it is not asked, and conditions are taken as met.
        Assert.Equal(["error PG1018"], Check(folder, locked: true, "--prompts", "Prompts"));
    }

    [Fact]
    public void ThePackageHasTheSameListOfSoftWarnings()
    {
        string root = typeof(SeverityTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static value => value.Key == "RepositoryRoot").Value!;
        string targets = File.ReadAllText(Path.Combine(root, "build", "PromptGen.targets"));

        Assert.Equal(
            SeveritySettings.SoftWarnings,
            Regex.Matches(targets, @"WarningsAsErrors\.Contains\('(PG\d{4})'\)\)"">\$\(_PromptGenSoftWarnings\);\1<").Select(static match => match.Groups[1].Value));
    }

    private static string[] Check(ProjectFolder folder, bool locked, params string[] options)
    {
        string[] arguments = ["check", .. locked ? new[] { "--locked" } : [], .. options];
        return [.. Regex.Matches(folder.Run(arguments).Out, @": ((?:error|warning) PG\d{4}): ")
            .Select(static match => match.Groups[1].Value)
            .OrderBy(static problem => problem[^6..], StringComparer.Ordinal)];
    }
}
