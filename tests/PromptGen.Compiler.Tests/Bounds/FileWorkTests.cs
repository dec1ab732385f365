using System;
using System.Linq;
using Xunit;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>
/// Work from a file's text to everything made of it grows with the text: for each construct of prompt files, four times as much takes little more than four times the
/// memory. The benchmark <c>files</c> measures the time.
/// </summary>
public sealed class FileWorkTests
{
    // Buffers that grow are allocated in powers of two, and those above a size are not used again.
    private const double GreatestRatio = 6.5;

    public static TheoryData<string> Names => new(FileConstructs.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void MoreOfAConstructTakesAsMuchMoreWork(string name)
    {
        (int less, int more) = FileConstructs.Compared.Contains(name) ? (3_000, 12_000) : (60, 240);
        (long small, long large) = (Work(FileConstructs.All[name], less), Work(FileConstructs.All[name], more));
        Assert.True(large < GreatestRatio * small, $"{less} take {small} bytes, {more} take {large}: {(double)large / small:0.00} times as many.");
    }

    private static long Work(Func<int, string> construct, int size)
    {
        (string text, string longer) = (construct(size), construct(size + 1));

        // What is made once for a process is made now.
        FileStages.Run(text, longer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        FileStages.Run(text, longer);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
