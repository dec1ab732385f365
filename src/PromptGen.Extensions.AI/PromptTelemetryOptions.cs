using System;
using System.Collections.Generic;

namespace PromptGen;

/// <summary>What telemetry of chat calls tells, and what it refuses.</summary>
public sealed class PromptTelemetryOptions
{
    /// <summary>
    /// Whether a call is refused whose messages, model, parameters, tools or response format are not those of the prompt version it names. It
    /// is reported in any case.
    /// </summary>
    public bool RejectAltered { get; set; }

    /// <summary>
    /// Whether a call is refused that names no prompt: one without a prompt, and one with text of a rendered prompt whose identity was lost. It is counted in any case, and the first one
    /// of each kind is logged as a warning.
    /// </summary>
    public bool RejectUnidentified { get; set; }

    /// <summary>
    /// Names of additional properties that middleware may add to options, to tools and to messages of the prompt and their contents without the prompt counting as altered, such as one for
    /// caching. The name must be written exactly as the middleware writes it.
    /// </summary>
    public ISet<string> AllowedProperties { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Under which of OpenTelemetry's names the metrics are given once more. None unless set: another client may give them already.</summary>
    public GenAIMetricNames StandardMetrics { get; set; }

    /// <summary>
    /// Whether the texts of messages go into spans. They contain what users wrote, so the default is false. Texts that may contain the value of a variable with <c>sensitive: true</c> are
    /// replaced by a placeholder.
    /// </summary>
    public bool IncludeContent { get; set; }

    /// <summary>Whether the key of the unit of work goes into spans, as <c>user.id</c>. It may be a user's name, so no unless set.</summary>
    public bool IncludeUserKey { get; set; }

    /// <summary>
    /// A secret of the application. With it a keyed hash of the key goes into spans, as <c>user.hash</c>: calls of one user can be found
    /// together, and nobody without the secret can tell who it is. Null: no hash.
    /// </summary>
    public string? UserHashSecret { get; set; }

    /// <summary>Whom failed calls are reported to, so that a guard can stop its canary, where a call is made outside of every scope.</summary>
    public IPromptReleases? Releases { get; set; }

    /// <summary>Measures durations. The system's unless set.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}

/// <summary>Generations of OpenTelemetry's metric names for calls of models. They were renamed in 2026, and dashboards follow slowly.</summary>
[Flags]
public enum GenAIMetricNames
{
    /// <summary>None: only the metrics of PromptGen, which know prompts and versions.</summary>
    None = 0,

    /// <summary>Those of the semantic conventions up to 1.41: <c>gen_ai.client.operation.duration</c>, <c>gen_ai.client.token.usage</c>.</summary>
    Version141 = 1,

    /// <summary>Those that follow: <c>gen_ai.client.inference.duration</c>, <c>gen_ai.client.inference.usage.input_tokens</c>.</summary>
    Latest = 2,
}
