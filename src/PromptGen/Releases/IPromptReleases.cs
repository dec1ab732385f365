namespace PromptGen;

/// <summary>The releases of one host: they decide which version of each prompt a unit of work gets.</summary>
public interface IPromptReleases
{
    /// <summary>The versions that are served now, and the parts of the state that are held back.</summary>
    PromptReleasesStatus Status { get; }

    /// <summary>Begins a unit of work, such as a request or a queue message, in the current asynchronous flow.</summary>
    /// <param name="context">The user and groups of the work, which decide whether it gets a canary.</param>
    /// <returns>The scope. Dispose it when the work ends, in the method that began it.</returns>
    /// <exception cref="System.ArgumentNullException"><paramref name="context"/> is null.</exception>
    PromptScope Begin(PromptContext context);

    /// <summary>Reports how a model call with a rendered prompt ended, for the guard of a canary, which counts failures.</summary>
    /// <param name="identity">The identity of the rendered prompt. Only identities of a running canary with a guard are
    /// counted.</param>
    /// <param name="outcome">How the call ended. Only failures are counted.</param>
    /// <exception cref="System.ArgumentNullException"><paramref name="identity"/> is null.</exception>
    void Report(PromptIdentity identity, PromptOutcome outcome);
}
