using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>Half the stack that a secondary thread has on most systems.</summary>
internal static class SmallStack
{
    private const int Size = 512 * 1024;

    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    action();
                }
#pragma warning disable CA1031 // Every failure is shown where the test waits.
                catch (Exception exception)
#pragma warning restore CA1031
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
