using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using PromptGen.Tests;
using PromptGen.Tool.Tests.Rollout;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Output;

/// <summary>Ctrl-C ends a command that waits, without a word of the runtime.</summary>
public sealed class InterruptionTests
{
    [UnixFact]
    public async Task ACommandThatWaitsEndsAtOnce()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        using Process process = ToolProcess.Start(released.Folder.Root, "rollout", "wait", "--env", "production", "--url", "http://127.0.0.1:9/");
        string? first = await process.StandardOutput.ReadLineAsync();

        using (Process signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync();
        }

        ToolResult result = await ToolProcess.FinishAsync(process);
        Assert.StartsWith("http://127.0.0.1:9/: waiting: it does not answer", first, System.StringComparison.Ordinal);
        Assert.Equal((130, "", ""), (result.ExitCode, result.Out, result.Error));
    }
}
