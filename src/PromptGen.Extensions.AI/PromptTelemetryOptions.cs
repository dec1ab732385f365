using System;
using System.Collections.Generic;

namespace PromptGen;

/// <summary>Sets what telemetry of chat calls records, and which calls it rejects.</summary>
public sealed class PromptTelemetryOptions
{
    /// <summary>Whether a call is rejected if its messages, model, parameters, tools or response format differ from the prompt
    /// version it names; false by default.</summary>
    /// <remarks>A rejected call throws <see cref="PromptAlteredException"/>. Without rejection, the difference is still
    /// reported.</remarks>
    public bool RejectAltered { get; set; }

    /// <summary>Whether a call is rejected if it does not name the prompt it was made with; false by default.</summary>
    /// <remarks>
    /// A rejected call throws <see cref="PromptUnidentifiedException"/>. This concerns calls without a prompt, and calls with the
    /// text of a rendered prompt whose identity was lost. Without rejection, such calls are still counted, and the first of each
    /// kind is logged as a warning.
    /// </remarks>
    public bool RejectUnidentified { get; set; }

    /// <summary>The exact names of additional properties, such as one for caching, that middleware may add without the prompt
    /// counting as altered.</summary>
    /// <remarks>The names apply to options, to tools, and to messages of the prompt and their contents. They are compared
    /// case-sensitively.</remarks>
    public ISet<string> AllowedProperties { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The OpenTelemetry names under which metrics are recorded in addition; none by default, because another client may
    /// already record them.</summary>
    public GenAIMetricNames StandardMetrics { get; set; }

    /// <summary>Whether spans contain the texts of messages, which include what users wrote; false by default.</summary>
    /// <remarks>Texts that may contain the value of a variable with <c>sensitive: true</c> are replaced by a placeholder.</remarks>
    public bool IncludeContent { get; set; }

    /// <summary>Whether spans contain the key of the unit of work as <c>user.id</c>; false by default, because the key can be the
    /// name of a user.</summary>
    public bool IncludeUserKey { get; set; }

    /// <summary>A secret of your application with which spans contain a keyed hash of the key as <c>user.hash</c>; null for no
    /// hash.</summary>
    /// <remarks>With the hash, you can find all calls of a user together. Without the secret, no one can find out who the user
    /// is.</remarks>
    public string? UserHashSecret { get; set; }

    /// <summary>The releases to which failed calls outside every scope are reported, so a guard can stop its canary; null to report
    /// none.</summary>
    public IPromptReleases? Releases { get; set; }

    /// <summary>The clock that measures durations; the clock of the system by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}

/// <summary>Generations of OpenTelemetry's metric names for model calls, which changed in 2026.</summary>
[Flags]
public enum GenAIMetricNames
{
    /// <summary>Only the metrics of PromptGen, which name prompts and versions.</summary>
    None = 0,

    /// <summary>The names up to version 1.41 of the semantic conventions: <c>gen_ai.client.operation.duration</c>,
    /// <c>gen_ai.client.token.usage</c>.</summary>
    Version141 = 1,

    /// <summary>The names after version 1.41: <c>gen_ai.client.inference.duration</c>,
    /// <c>gen_ai.client.inference.usage.input_tokens</c>.</summary>
    Latest = 2,
}
