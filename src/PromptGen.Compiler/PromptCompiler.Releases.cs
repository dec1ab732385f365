using System;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>Reads a release file and proves that its content gives its hash.</summary>
    public static ReadRelease ReadRelease(SourceFile file, CancellationToken cancellation)
    {
        try
        {
            return ReleaseReader.Read(file, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ReadRelease(file, null, EquatableArray.Create(Failure(file.Path, exception)));
        }
    }

    /// <summary>Gives a changed prompt its next version. What is to be written is for the host to write, the release first.</summary>
    public static StampResult Stamp(StampRequest request)
    {
        try
        {
            return PromptStamp.Stamp(request);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new RefusedStamp(EquatableArray.Create(Failure(request.File.Path, exception)));
        }
    }
}
