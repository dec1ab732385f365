using System;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>Reads a release file and proves that its content has its hash.</summary>
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

    /// <summary>Creates the next version of a changed prompt. The host writes the result, the release first.</summary>
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
