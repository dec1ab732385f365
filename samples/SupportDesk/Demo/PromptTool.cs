using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace SupportDesk.Demo;

/// <summary>The command line <c>dotnet promptgen</c>, on a copy of the prompts.</summary>
internal sealed class PromptTool(string prompts, string state)
{
    private const string Name = "PromptGen.Tool";

    public async Task RunAsync(params string[] arguments)
    {
        string path = typeof(PromptTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == Name).Value!;
        ProcessStartInfo start = new("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PROMPTGEN_ACTOR"] = "demo";
        start.ArgumentList.Add(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, path)));
        foreach (string argument in (string[])[.. arguments, "--env", "demo", "--prompts", prompts, "--state", state])
        {
            start.ArgumentList.Add(argument);
        }

        Console.WriteLine("$ promptgen " + string.Join(' ', arguments) + " --env demo --state state.json");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("promptgen " + arguments[0] + " ended with " + process.ExitCode + ":\n" + await output + await errors);
        }
    }
}
