using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Prompts;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Compiler.Tests.Manifest;

/// <summary>The program in docs/manifest.md recomputes every hash: whoever follows the page gets our bytes.</summary>
public sealed class PythonRecomputationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("promptgen-python-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PythonFact]
    public void TheProgramAgreesOnEveryHash()
    {
        PromptFolderInMemory prompts = SamplePrompts.All();
        PromptManifest manifest = WriteProject(prompts);
        (int exitCode, string[] lines) = RunProgram();

        Assert.Equal(manifest.Prompts.Select(static prompt => $"{prompt.Id} {prompt.Version} {prompt.Hash} ok"), lines);
        Assert.Equal(0, exitCode);
    }

    [PythonFact]
    public void TheProgramAgreesOnCanonicalBytesOfAYamlPrompt()
    {
        PromptFolderInMemory prompts = new PromptFolderInMemory().Add("Prompts/a.prompt.yaml", """
            prompt_id: a
            version: 2026-01-01.1
            parameters: { temperature: 0.20 }
            template: |
              Grüße {{ v }}
            variables: { v: string }
            """);
        WriteProject(prompts);
        File.WriteAllBytes(Path.Combine(_folder, "a.effective.json"), PromptHashes.CanonicalBytes(prompts.Effective("Prompts/a.prompt.yaml")));
        (_, string[] lines) = RunProgram(_folder);

        Assert.EndsWith(" ok", Assert.Single(lines), StringComparison.Ordinal);
    }

    [PythonFact]
    public void TheProgramAgreesOnArbitraryValues()
    {
        Random random = new(20260315);
        PromptFolderInMemory prompts = new();
        for (int i = 0; i < 60; i++)
        {
            prompts.Add($"Prompts/p{i}.prompt.json", ArbitraryPrompt.Write(random, "p" + i));
        }

        PromptManifest manifest = WriteProject(prompts);
        (int exitCode, string[] lines) = RunProgram();

        Assert.Equal(manifest.Prompts.Select(static prompt => $"{prompt.Id} {prompt.Version} {prompt.Hash} ok"), lines);
        Assert.Equal(0, exitCode);
        Assert.Equal(manifest.Prompts.Count, manifest.Prompts.Select(static prompt => prompt.Hash).Distinct().Count());
    }

    /// <summary>Long numbers, exact decimals, and everything that the page settles.</summary>
    [PythonFact]
    public void TheProgramAgreesOnSettledCases()
    {
        PromptManifest manifest = WriteProject(SettledCases.All());
        (int exitCode, string[] lines) = RunProgram();

        Assert.Equal(manifest.Prompts.Select(static prompt => $"{prompt.Id} {prompt.Version} {prompt.Hash} ok"), lines);
        Assert.Equal(0, exitCode);
    }

    [PythonFact]
    public void TheProgramSeesAChange()
    {
        WriteProject(SamplePrompts.All());
        File.AppendAllText(Path.Combine(_folder, "Prompts/tone.partial.txt"), "!");
        (int exitCode, string[] lines) = RunProgram();

        Assert.Equal(1, exitCode);
        Assert.EndsWith("differs: hash, components, inputs", lines.Single(static line => line.StartsWith("full ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.All(lines.Where(static line => !line.StartsWith("full ", StringComparison.Ordinal)), static line => Assert.EndsWith(" ok", line, StringComparison.Ordinal));
    }

    private PromptManifest WriteProject(PromptFolderInMemory prompts)
    {
        PromptManifest manifest = prompts.Manifest();
        prompts.WriteTo(_folder);
        File.WriteAllText(Path.Combine(_folder, "manifest.json"), manifest.Write(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return manifest;
    }

    private (int ExitCode, string[] Lines) RunProgram(params string[] arguments)
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "docs", "manifest.md"));
        int start = page.IndexOf("```python\n", StringComparison.Ordinal) + "```python\n".Length;
        string program = page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];
        string file = Path.Combine(_folder, "recompute.py");
        File.WriteAllText(file, program);
        using Process process = Process.Start(new ProcessStartInfo("python3", [file, Path.Combine(_folder, "manifest.json"), _folder, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["PYTHONIOENCODING"] = "utf-8" },
        })!;
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.TrimEnd('\r')).ToArray();
        process.WaitForExit();
        Assert.Equal("", errors.Result);
        return (process.ExitCode, lines);
    }
}
