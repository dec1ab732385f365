using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Severities;

namespace PromptGen.Tool.Projects;

/// <summary>Asks MSBuild what a project says: conditions, computed values, items that it adds and removes.</summary>
internal static class ProjectEvaluation
{
    private static readonly string[] Questions =
    [
        "-getProperty:PromptGenFolder,PromptGenLocked,PromptGenAllowUnreleased,PromptGenEmbed,PromptGenNamespace,PromptGenVisibility,PromptGenTaskAssembly,TargetFramework,TargetFrameworks,"
            + "MSBuildWarningsAsErrors,MSBuildWarningsAsMessages," + string.Join(',', SeverityText.PropertyNames),
        "-getItem:AdditionalFiles,EditorConfigFiles",
    ];

    /// <exception cref="ToolFailure">MSBuild cannot say.</exception>
    public static ProjectProperties Evaluate(string projectFile)
    {
        using JsonDocument document = AskForOneFramework(projectFile);
        return Read(projectFile, document);
    }

    /// <summary>What the project says about severities in a build that is locked or not, whatever the project and this machine say about that.</summary>
    /// <exception cref="ToolFailure">MSBuild cannot say.</exception>
    public static SeveritySettings Severities(string projectFile, bool locked)
    {
        using JsonDocument document = AskForOneFramework(projectFile, "-p:PromptGenLocked=" + (locked ? "true" : "false"));
        return Severities(projectFile, document);
    }

    private static SeveritySettings Severities(string projectFile, JsonDocument document)
    {
        IReadOnlyList<string> configFiles = [.. document.RootElement.GetProperty("Items").GetProperty("EditorConfigFiles").EnumerateArray()
            .Select(static item => item.GetProperty("FullPath").GetString()!)
            .Where(static file => System.IO.File.Exists(file) && AnalyzerConfigFiles.CanBeGlobal(file))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        return SeveritySettings.From(
            Path.GetDirectoryName(projectFile)!, name => Property(document, name), configFiles,
            Property(document, "PromptGenLocked").Equals("true", StringComparison.OrdinalIgnoreCase),
            // Without a restore the package's build files are not there, and what they would add is known.
            knowsPackage: Property(document, "PromptGenTaskAssembly").Length > 0);
    }

    private static JsonDocument AskForOneFramework(string projectFile, params string[] options)
    {
        JsonDocument document = Ask(projectFile, options);
        string frameworks = Property(document, "TargetFrameworks");
        if (Property(document, "TargetFramework").Length > 0 || frameworks.Length == 0)
        {
            return document;
        }

        // A project for several frameworks gets its packages' build files for one of them at a time.
        document.Dispose();
        string first = frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0];
        return Ask(projectFile, [.. options, "-p:TargetFramework=" + first]);
    }

    private static ProjectProperties Read(string projectFile, JsonDocument document)
    {
        if (Property(document, "PromptGenTaskAssembly").Length == 0)
        {
            throw new ToolFailure(
                DiagnosticRules.UnreadableInput, projectFile, projectFile,
                "which prompt files it has depends on its package references, and these are not restored. Run `dotnet restore` first, or name the folder of the prompts with --prompts.");
        }

        string directory = Path.GetDirectoryName(projectFile)!;
        ProjectFile[] files = [.. document.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
            .Select(item => File(item, directory))
            .OfType<ProjectFile>()
            .OrderBy(static file => file.RelativePath, StringComparer.Ordinal)];
        return ProjectProperties.From(directory, name => Property(document, name), files) with { Severities = Severities(projectFile, document) };
    }

    private static ProjectFile? File(JsonElement item, string directory)
    {
        string path = item.GetProperty("FullPath").GetString()!;
        string? metadata = item.TryGetProperty(RelativePath.MetadataName, out JsonElement value) ? value.GetString() : null;
        return PromptFileName.KindOf(path) is { } kind
            ? new ProjectFile(path, RelativePath.Of(path, metadata, directory), kind, LinkOf(path, directory))
            : null;
    }

    /// <summary>The file itself or a folder between it and the project, where that is a link.</summary>
    private static string? LinkOf(string path, string directory)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            return path;
        }

        for (DirectoryInfo? folder = Directory.GetParent(path); folder is not null && FilePath.Below(folder.FullName, directory) is { Length: > 0 }; folder = folder.Parent)
        {
            if (folder.LinkTarget is not null)
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static string Property(JsonDocument document, string name) =>
        document.RootElement.GetProperty("Properties").GetProperty(name).GetString()!.Trim();

    private static JsonDocument Ask(string projectFile, string[] options)
    {
        ProcessStartInfo start = new(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
            ["msbuild", projectFile, "-nologo", .. Questions, .. options])
        {
            WorkingDirectory = Path.GetDirectoryName(projectFile)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? JsonDocument.Parse(output)
                : throw Failure(projectFile, "MSBuild says: " + (output + error.GetAwaiter().GetResult()).Trim().Split('\n')[0].Trim());
        }
        catch (Win32Exception exception)
        {
            throw Failure(projectFile, "`dotnet` cannot be started: " + exception.Message.TrimEnd('.') + ".");
        }
        catch (JsonException)
        {
            throw Failure(projectFile, "`dotnet msbuild -getProperty` needs the .NET 8 SDK or later.");
        }
    }

    private static ToolFailure Failure(string projectFile, string reason) => new(
        DiagnosticRules.UnreadableInput, projectFile, projectFile,
        "what it says about prompts or about the severity of warnings has conditions or computed values, and evaluating it failed. " + reason + " With --prompts DIR no evaluation is needed.");
}
