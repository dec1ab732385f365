using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace PromptGen.Fuzz;

/// <summary>Runs a target on a thread with the smallest stack that PromptGen has to work on.</summary>
internal sealed class SmallStack(FuzzTarget target)
{
    /// <summary>In bytes. The main thread of a process has 1 MB on Windows, threads of an IIS worker half of it.</summary>
    public const int Size = 512 * 1024;

    public void Run(byte[] input)
    {
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    target.Run(input);
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Size);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
