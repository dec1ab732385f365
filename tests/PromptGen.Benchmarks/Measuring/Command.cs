using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace PromptGen.Benchmarks.Measuring;

/// <summary>A process that was run to its end.</summary>
internal sealed record Command(int ExitCode, string Output, TimeSpan Elapsed)
{
    public static Command Run(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A build inside `dotnet run` would inherit its host's settings.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        TimeSpan elapsed = watch.Elapsed;
        return new Command(process.ExitCode, output.Result + error.Result, elapsed);
    }

    public Command Demand()
    {
        if (ExitCode != 0)
        {
            string shown = Output.Length > 4000 ? Output[..4000] + "..." : Output;
            throw new InvalidOperationException($"The command failed with exit code {ExitCode}:{Environment.NewLine}{shown}");
        }

        return this;
    }
}
