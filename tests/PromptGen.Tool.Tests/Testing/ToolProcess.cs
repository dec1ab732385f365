using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace PromptGen.Tool.Tests.Testing;

/// <summary>The tool as a process of its own, as a shell starts it.</summary>
internal static class ToolProcess
{
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "PromptGen.Tool.dll");

    public static Process Start(string directory, params string[] arguments) => Start("dotnet", directory, [Assembly, .. arguments]);

    public static Process Start(string program, string directory, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment.Remove("NO_COLOR");
        return Process.Start(start)!;
    }

    public static async Task<ToolResult> RunAsync(string directory, params string[] arguments)
    {
        using Process process = Start(directory, arguments);
        return await FinishAsync(process);
    }

    public static async Task<ToolResult> FinishAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ToolResult(process.ExitCode, await output, await error);
    }
}
