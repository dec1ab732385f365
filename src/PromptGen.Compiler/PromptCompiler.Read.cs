using System;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>Reads and validates a prompt file.</summary>
    public static ReadPrompt Read(SourceFile file, CancellationToken cancellation)
    {
        try
        {
            return PromptFileReader.Read(file, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ReadPrompt(file, null, EquatableArray.Create(Failure(file.Path, exception)));
        }
    }

    /// <summary>Reads a partial or a message file.</summary>
    public static Fragment ReadFragment(SourceFile file, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return FragmentReader.Read(file);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return FragmentReader.Failed(file, Failure(file.Path, exception));
        }
    }

    /// <summary>A failure of ours as a problem of the file that it happened on.</summary>
    private static PromptDiagnostic Failure(string path, Exception exception) => new(
        DiagnosticRules.InternalFailure, new SourceSpan(path, 0, 0, 0, 0, 0, 0), exception.GetType().Name + ": " + exception.Message.TrimEnd('.'));
}
