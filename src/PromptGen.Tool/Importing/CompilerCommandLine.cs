using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.Importing;

/// <summary>What a build of a project would give the C# compiler, asked of MSBuild, which runs everything up to there.</summary>
internal static class CompilerCommandLine
{
    private const string Item = "CscCommandLineArgs";

    /// <exception cref="ToolFailure">The project cannot be built so far, for example because it is not restored.</exception>
    public static CSharpCommandLineArguments Of(string projectFile)
    {
        string directory = Path.GetDirectoryName(projectFile)!;
        JsonElement answer = Ask(projectFile, framework: null);
        if (!answer.GetProperty("Items").GetProperty(Item).EnumerateArray().Any()
            && Property(answer, "TargetFrameworks").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [{ } first, ..])
        {
            // The same files are compiled for each; one of them is enough to find texts.
            answer = Ask(projectFile, first);
        }

        string[] arguments = [.. answer.GetProperty("Items").GetProperty(Item).EnumerateArray().Select(static item => item.GetProperty("Identity").GetString()!)];
        return arguments.Length > 0
            ? CSharpCommandLineParser.Default.Parse(arguments, directory, sdkDirectory: null)
            : throw Failure(projectFile, "It compiles no C# files.");
    }

    private static string Property(JsonElement answer, string name) => answer.GetProperty("Properties").GetProperty(name).GetString() ?? "";

    private static JsonElement Ask(string projectFile, string? framework)
    {
        ProcessStartInfo start = new(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
            [
                "msbuild", projectFile, "-nologo", "-t:Compile", "-getItem:" + Item, "-getProperty:TargetFrameworks",
                "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false",

                // One of the outputs that the compilation is up to date with. Visual Studio names a file that never exists as well.
                "-p:NonExistentFile=" + Path.Combine("__NonExistentSubDir__", "__NonExistentFile__"),
                .. framework is null ? Array.Empty<string>() : ["-p:TargetFramework=" + framework],
            ])
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
                ? JsonDocument.Parse(output).RootElement
                : throw Failure(projectFile, "MSBuild says: " + FirstError(output + error.GetAwaiter().GetResult()));
        }
        catch (Win32Exception exception)
        {
            throw Failure(projectFile, "`dotnet` cannot be started: " + exception.Message.TrimEnd('.') + ".");
        }
        catch (JsonException)
        {
            throw Failure(projectFile, "`dotnet msbuild -getItem` needs the .NET 8 SDK or later.");
        }
    }

    private static string FirstError(string output)
    {
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines, static line => line.Contains("error ", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "nothing.";
    }

    private static ToolFailure Failure(string projectFile, string reason) => new(
        DiagnosticRules.UnreadableInput, projectFile, Path.GetFileName(projectFile),
        "its code is read as a build reads it, and that failed. " + reason + " Where packages are missing, run `dotnet restore` first.");
}
