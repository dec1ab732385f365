using System;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Prompts;

namespace PromptGen.Releases.Updates;

/// <summary>The answer of the source to a request for the state.</summary>
/// <param name="Fault">The reason for a missing answer; null if there is an answer.</param>
/// <param name="Content">Null: it is the state that is known.</param>
/// <param name="Hash">The hash of the content.</param>
internal sealed record SourceAnswer(PromptRejection? Fault, byte[]? Content, string? Hash, string? Tag);

/// <summary>Asks the source for the state, with the tag of the one that is known.</summary>
internal sealed class StateReading(IPromptReleaseSource source, PromptReleasesOptions options)
{
    private readonly LimitedCalls _calls = new(options.Clock);
    private string? _tag;

    /// <summary>The answer has been taken: its like need not be sent again.</summary>
    public void Known(SourceAnswer answer) => _tag = answer.Tag;

    /// <summary>Requests the whole state next, because the last read may have been in the middle of a write.</summary>
    public void Forget() => _tag = null;

    public async Task<SourceAnswer> ReadAsync(CancellationToken cancellation)
    {
        string? tag = _tag;
        try
        {
            PromptReleaseDocument document = await _calls.RunAsync(token => source.ReadStateAsync(tag, token), options.ReadTimeout, cancellation).ConfigureAwait(false)
                ?? throw new PromptReleaseSourceException(Name(source) + " returned nothing.");
            return document.Content is null && tag is null
                ? throw new PromptReleaseSourceException(Name(source) + " reports no change, but no earlier state was passed to it.")
                : new SourceAnswer(null, document.Content, document.Content is { } content ? ContentHash.Of(content) : null, document.Tag);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return new SourceAnswer(Fault(source, exception), null, null, null);
        }
    }

    /// <summary>Sources are others' code: whatever they throw, and however they are called, must not end the reading.</summary>
    public static PromptRejection Fault(IPromptReleaseSource source, Exception exception) => exception switch
    {
        CallLimitException => new PromptRejection(PromptRejectionCode.SourceUnavailable, null, Name(source) + " " + exception.Message),
        PromptReleaseSourceException known => new PromptRejection(known.Code, null, known.Message),
        _ => new PromptRejection(PromptRejectionCode.SourceUnavailable, null, Name(source) + " failed: " + exception.GetType().Name + ": " + exception.Message),
    };

    private static string Name(IPromptReleaseSource source)
    {
        try
        {
            return source.ToString() ?? source.GetType().Name;
        }
        catch (Exception)
        {
            return source.GetType().Name;
        }
    }
}
