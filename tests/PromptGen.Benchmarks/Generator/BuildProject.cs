using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Generator;

/// <summary>A project outside the repository, built by <c>dotnet build</c> as a user's is.</summary>
internal sealed class BuildProject
{
    private readonly TemporaryFolder _folder;

    private readonly string _name;

    private BuildProject(TemporaryFolder folder, string name)
    {
        _folder = folder;
        _name = name;
    }

    /// <param name="withGenerator">The package's props, targets, generator and task take part.</param>
    public static BuildProject Create(
        TemporaryFolder folder, string name, IEnumerable<(string Path, string Text)> files, bool withGenerator)
    {
        // Nothing of the machine's own folders above may take part.
        folder.Write([("Directory.Build.props", "<Project />\n"), ("Directory.Build.targets", "<Project />\n"), ("Directory.Packages.props", "<Project />\n")]);
        folder.Write(files.Append((name + ".csproj", withGenerator ? WithGenerator : Plain)), name);
        BuildProject project = new(folder, name);
        project.Dotnet("restore").Demand();
        return project;
    }

    /// <summary>Compiles, whatever an earlier build left.</summary>
    /// <param name="server">In the compiler server, which builds use where nothing else is said; otherwise in a process that starts for it.</param>
    public Command Rebuild(bool server) =>
        Dotnet("build", "--no-restore", "--no-incremental", "-v:q", "-p:UseSharedCompilation=" + (server ? "true" : "false")).Demand();

    /// <summary>Builds what changed, and lists the tasks that ran.</summary>
    public Command Build() => Dotnet("build", "--no-restore", "-v:q", "-clp:PerformanceSummary").Demand();

    private Command Dotnet(string verb, params string[] arguments) => Command.Run(
        Toolchain.Dotnet,
        [verb, _name + ".csproj", .. arguments],
        _folder[_name],
        new Dictionary<string, string> { ["CI"] = "", ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" });

    private static string Plain => Project("", "");

    private static string WithGenerator => Project(
        $"""
          <PropertyGroup>
            <PromptGenTaskAssembly>{Toolchain.BuildTask}</PromptGenTaskAssembly>
          </PropertyGroup>
          <Import Project="{Toolchain.RepositoryRoot}build/PromptGen.props" />
          <ItemGroup>
            <Analyzer Include="{Toolchain.Generator};{Toolchain.YamlParser}" />
          </ItemGroup>
        """,
        $"""  <Import Project="{Toolchain.RepositoryRoot}build/PromptGen.targets" />""");

    private static string Project(string head, string tail) => $"""
        <Project Sdk="Microsoft.NET.Sdk">

        {head}
          <PropertyGroup>
            <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
            <RootNamespace>Corpus</RootNamespace>
            <Nullable>enable</Nullable>
            <RunAnalyzers>true</RunAnalyzers>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{string.Join(';', Toolchain.Library)}" />
          </ItemGroup>
        {tail}

        </Project>

        """;
}
