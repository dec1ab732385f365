namespace PromptGen;

/// <summary>The releases of one host: which version of each prompt is served to whom.</summary>
public interface IPromptReleases
{
    /// <summary>What is served now, and what is held back.</summary>
    PromptReleasesStatus Status { get; }

    /// <summary>Begins a unit of work, such as a request or a message from a queue, in the running flow of code.</summary>
    /// <param name="context">For whom.</param>
    /// <returns>To be disposed where the work ends, in the same method.</returns>
    PromptScope Begin(PromptContext context);

    /// <summary>Tells the guard of a canary how a call with a rendered prompt ended.</summary>
    /// <param name="identity">Of the rendered prompt.</param>
    /// <param name="outcome">How it ended.</param>
    void Report(PromptIdentity identity, PromptOutcome outcome);
}
