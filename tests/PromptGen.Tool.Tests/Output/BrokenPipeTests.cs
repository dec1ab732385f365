using System;
using System.Diagnostics;
using System.IO;
using System.IO.Pipes;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;
using PromptGen.Tests;
using PromptGen.Tool.Output;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Output;

/// <summary>A reader that has seen enough changes nothing of what a command does.</summary>
public sealed class BrokenPipeTests
{
    private const int Epipe = 32;

    [UnixFact]
    public async Task HeadTakesALineAndTheCommandDoesItsWork()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();

        // The reader is gone before anything is written.
        using Process process = ToolProcess.Start("/bin/bash", folder.Root, ["-c", "set -o pipefail; (sleep 1; dotnet \"$0\" stamp; echo code $? >&2) | true", ToolProcess.Assembly]);
        ToolResult result = await ToolProcess.FinishAsync(process);

        Assert.Equal("code 0\n", result.Error);
        Assert.Equal("", result.Out);
        Assert.Single(folder.Releases());
    }

    [UnixFact]
    public async Task TheExitCodeIsThatOfTheGate()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage("prompt_id: triage\nversion: 1\n");

        using Process process = ToolProcess.Start("/bin/bash", folder.Root, ["-c", "(sleep 1; dotnet \"$0\" check; echo code $? >&2) | true", ToolProcess.Assembly]);

        Assert.Equal("code 2\n", (await ToolProcess.FinishAsync(process)).Error);
    }

    [UnixFact]
    public void APipeOfTheSystemWithoutReaderIsNoFailure()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        pipe.ClientSafePipeHandle.Dispose();
        using SafeFileHandle handle = new(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);
        using FileStream stream = new(handle, FileAccess.Write, bufferSize: 0);
        IOException broken = Assert.ThrowsAny<IOException>(() => stream.Write([1]));
        Assert.Equal(Epipe, broken.HResult);

        TerminalWriter writer = new(new FailingWriter(broken), color: false);
        writer.WriteLine("a");
        writer.WriteLine("b");
    }

    [UnixFact]
    public void TheNumberDecidesAndNotTheWords()
    {
        new TerminalWriter(new FailingWriter(new IOException("Das Rohr ist zerbrochen", Epipe)), color: false).WriteLine("a");

        const int noSpace = 28;
        using TerminalWriter full = new(new FailingWriter(new IOException("Broken pipe", noSpace)), color: false);
        Assert.Throws<IOException>(() => full.WriteLine("a"));
    }

    private sealed class FailingWriter(IOException exception) : StringWriter
    {
        public override void Write(string? value) => throw exception;

        public override void Write(ReadOnlySpan<char> buffer) => throw exception;
    }
}
