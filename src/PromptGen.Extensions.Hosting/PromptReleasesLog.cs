using Microsoft.Extensions.Logging;

namespace PromptGen.Extensions.Hosting;

/// <summary>Writes what releases say into the log of the host.</summary>
internal sealed partial class PromptReleasesLog
{
    private readonly ILogger _logger;

    public PromptReleasesLog(ILogger logger) => _logger = logger;

    public void Write(PromptReleaseEvent what)
    {
        switch (what.Kind)
        {
            case PromptReleaseEventKind.Changed:
                Changed(what.Message, what.PromptId);
                break;
            case PromptReleaseEventKind.Recovered:
                Recovered(what.Message, what.PromptId);
                break;
            case PromptReleaseEventKind.CanaryStopped:
                CanaryStopped(what.Message, what.PromptId);
                break;
            default:
                Rejected(what.Message, what.PromptId, what.Rejection?.Code);
                break;
        }
    }

    [LoggerMessage(4001, LogLevel.Information, "Prompt release changed: {Change} ({PromptId})")]
    private partial void Changed(string change, string? promptId);

    [LoggerMessage(4002, LogLevel.Warning, "Prompt release held back: {Reason} ({PromptId}, {Code})")]
    private partial void Rejected(string reason, string? promptId, PromptRejectionCode? code);

    [LoggerMessage(4003, LogLevel.Information, "Prompt release: {Reason} ({PromptId})")]
    private partial void Recovered(string reason, string? promptId);

    [LoggerMessage(4004, LogLevel.Error, "{Reason} ({PromptId})")]
    private partial void CanaryStopped(string reason, string? promptId);
}
