using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using PromptGen.Tests.Releases;

namespace PromptGen.Releases.Tests;

/// <summary>A folder with prompts, their releases, and what the tool publishes of them.</summary>
internal sealed class Publication : IDisposable
{
    public const string First = "2026-03-10.1";
    public const string Second = "2026-03-12.1";
    public const string Third = "2026-03-15.1";

    /// <summary>Of triage in the newer build alone.</summary>
    public const string Newer = "2026-03-20.1";

    private static readonly string Prompts = Path.Combine(Programs.Folder, "Prompts");
    private static readonly string NewerPrompts = Path.Combine(Programs.Folder, "NewerPrompts");

    public Publication()
    {
        Copy(Prompts);

        Directory.CreateDirectory(this["deploy/packs"]);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("promptgen-released-").FullName;

    public string State => this["deploy/state.json"];

    public string this[string path] => Path.Combine(Folder, path);

    /// <summary>A state of triage as an unsigned file has it.</summary>
    public static string Text(long serial, string version) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{ "environment": "production", "prompts": { "triage": { "serial": {{serial}}, "stable": { "version": "{{version}}", "hash": "{{HashOf(version)}}" } } } }""");

    public static string HashOf(string version) => File.ReadAllLines(Path.Combine(Prompts, "versions", "triage", version + ".release.yaml"))
        .Single(static line => line.StartsWith("hash: ", StringComparison.Ordinal))["hash: ".Length..];

    /// <summary>As a careful writer publishes.</summary>
    public void Publish(long serial, string version)
    {
        string next = State + ".next";
        File.WriteAllText(next, Text(serial, version));
        File.Move(next, State, overwrite: true);
    }

    /// <summary>The prompts as they are with the newer build.</summary>
    public void TakeNewerPrompts() => Copy(NewerPrompts);

    /// <summary>A command of the tool, in a process of its own as a shell starts it.</summary>
    public async Task ToolAsync(params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(Programs.Folder, "PromptGen.Tool.dll"), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("promptgen " + string.Join(' ', arguments) + " failed: " + await output + await error);
        }
    }

    public Task PromoteAsync(string version, string id = "triage") =>
        ToolAsync("promote", id, version, "--env", "production", "--to", "stable", "--again", "The test goes on.", "--prompts", "Prompts", "--state", "deploy/state.json");

    /// <summary>What docs/incidents.md says to do.</summary>
    public Task RollBackAsync(string id = "triage") =>
        ToolAsync("rollback", id, "--env", "production", "--reason", "it does harm", "--prompts", "Prompts", "--state", "deploy/state.json");

    /// <summary>As a file server answers.</summary>
    public string Answer(string request)
    {
        string path = this["deploy" + request.Split(' ')[1]];
        if (!File.Exists(path))
        {
            return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        }

        byte[] content = File.ReadAllBytes(path);
        string tag = "\"" + Convert.ToHexStringLower(SHA256.HashData(content)) + "\"";
        return request.Contains("If-None-Match: " + tag, StringComparison.OrdinalIgnoreCase)
            ? "HTTP/1.1 304 Not Modified\r\nETag: " + tag + "\r\nConnection: close\r\n\r\n"
            : RawServer.Ok(Encoding.UTF8.GetString(content), tag);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Copy(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string target = this["Prompts/" + Path.GetRelativePath(folder, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
