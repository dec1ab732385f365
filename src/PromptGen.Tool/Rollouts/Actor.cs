using System;
using System.ComponentModel;
using System.Diagnostics;

namespace PromptGen.Tool.Rollouts;

/// <summary>Who runs a command, for the log.</summary>
internal static class Actor
{
    /// <summary>Set where neither a build server nor git knows better.</summary>
    public const string Variable = "PROMPTGEN_ACTOR";

    private const string Unknown = "unknown";

    public static string Of(ToolContext context) =>
        Given(context, Variable)
        ?? Given(context, "GITHUB_ACTOR")
        ?? Given(context, "BUILD_REQUESTEDFOR")
        ?? Given(context, "GITLAB_USER_LOGIN")
        ?? Git(context.Directory)
        ?? Given(context, "USER")
        ?? Given(context, "USERNAME")
        ?? Unknown;

    private static string? Given(ToolContext context, string variable) => context.Variable(variable) is { Length: > 0 } value ? OneLine(value) : null;

    private static string? Git(string directory)
    {
        string? name = Configured(directory, "user.name");
        string? address = Configured(directory, "user.email");
        return name is null ? address : address is null ? name : name + " <" + address + ">";
    }

    private static string? Configured(string directory, string key)
    {
        ProcessStartInfo start = new("git", ["config", "--get", key])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using Process process = Process.Start(start)!;
            string value = OneLine(process.StandardOutput.ReadToEnd());
            process.WaitForExit();
            return process.ExitCode == 0 && value.Length > 0 ? value : null;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
