using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>Half the stack that a secondary thread has on most systems.</summary>
internal static class SmallStack
{
    private const int Size = 512 * 1024;

    // What threads of Windows have, the least of the systems that builds run on.
    private const int Default = 1024 * 1024;

    public static void Run(Action action) => Run(action, Size);

    public static void RunOnDefault(Action action) => Run(action, Default);

    private static void Run(Action action, int size)
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
            size);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
