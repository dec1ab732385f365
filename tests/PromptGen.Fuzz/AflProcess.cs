using System.IO;
using System.Runtime.InteropServices;
using SharpFuzz;
using SharpFuzz.Common;

namespace PromptGen.Fuzz;

/// <summary>The process that afl-fuzz starts: it takes one input after the other and reports which branches each one took.</summary>
internal static unsafe class AflProcess
{
    private const int MapSize = 65_536;

    public static void Run(string name)
    {
        // Instrumented code counts from its first line on, also before the fuzzer has handed over its counters.
        Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(MapSize);
        FuzzTarget target = FuzzTargets.Find(name)!;
        SmallStack stack = new(target);

        // What is compiled and cached by the first input must not look like a property of that input.
        foreach (byte[] seed in target.Seeds())
        {
            stack.Run(seed);
        }

        Fuzzer.OutOfProcess.Run(stream =>
        {
            using MemoryStream input = new();
            stream.CopyTo(input);
            stack.Run(input.ToArray());
        });
    }
}
