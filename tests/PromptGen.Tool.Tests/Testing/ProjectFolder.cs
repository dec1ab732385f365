using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace PromptGen.Tool.Tests.Testing;

/// <summary>A project with prompts on disk, removed after the test.</summary>
internal sealed class ProjectFolder : IDisposable
{
    public const string ProjectFile = "App.csproj";
    public const string Triage = "Prompts/triage.prompt.yaml";

    public const string Minimal = """
        prompt_id: triage
        version: 2026-03-15.1
        template: Route the ticket by team.

        """;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <PackageReference Include="PromptGen" Version="0.1.0" />
          </ItemGroup>
        </Project>
        """;

    public ProjectFolder(bool empty = false)
    {
        Root = Directory.CreateTempSubdirectory("promptgen-tool-").FullName;
        if (!empty)
        {
            this[ProjectFile] = Project;
        }
    }

    public string Root { get; }

    /// <summary>The text of a file; writing makes it and its folders.</summary>
    public string this[string path]
    {
        get => File.ReadAllText(Full(path));
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
            File.WriteAllText(Full(path), value, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    public static ProjectFolder WithTriage(string text = Minimal) => new() { [Triage] = text };

    public string Full(string path) => Path.Combine(Root, path);

    public void Replace(string path, string old, string replacement) => this[path] = this[path].Replace(old, replacement, StringComparison.Ordinal);

    /// <summary>Paths and contents of everything but the lock, to see that nothing changed.</summary>
    public IReadOnlyDictionary<string, string> Snapshot() => Directory
        .EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Where(file => !file.EndsWith("promptgen.lock", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetRelativePath(Root, file).Replace('\\', '/'), file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal);

    public string[] Releases() => [.. Snapshot().Keys.Where(static path => path.EndsWith(".release.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public ToolResult Run(params string[] arguments) => ToolResult.Of(Root, arguments);

    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories))
        {
            if (!OperatingSystem.IsWindows() && File.Exists(file) && File.ResolveLinkTarget(file, returnFinalTarget: false) is null)
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        Directory.Delete(Root, recursive: true);
    }
}
