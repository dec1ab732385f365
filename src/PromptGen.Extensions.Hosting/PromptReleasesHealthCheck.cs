using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PromptGen.Extensions.Hosting;

/// <summary>Reports what is held back to the monitoring of the host. Prompts are still served.</summary>
internal sealed class PromptReleasesHealthCheck(IPromptReleases releases, PromptReleasesOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        PromptReleasesStatus status = releases.Status;
        Dictionary<string, object> data = new(StringComparer.Ordinal)
        {
            ["environment"] = status.Environment ?? "",
            ["state"] = status.StateHash ?? "",
            ["prompts"] = status.Prompts.Count,
            ["serials"] = status.Prompts.ToDictionary(static prompt => prompt.Id, static prompt => prompt.Serial, StringComparer.Ordinal),
            ["lost_events"] = status.LostEvents,
        };
        if (status.LastRead is { } read)
        {
            data["seconds_since_read"] = Math.Max(0, (long)(TimeProvider.System.GetUtcNow() - read).TotalSeconds);
        }

        if (!status.HasState && options.StartupPolicy == PromptStartupPolicy.RequireState)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("No release state was received.", exception: null, data));
        }

        if (status.Rejections.FirstOrDefault(static rejection => rejection.Code == PromptRejectionCode.ReadOverdue) is { } overdue)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(overdue.ToString(), exception: null, data));
        }

        string[] problems =
        [
            .. status.Rejections.Select(static rejection => rejection.ToString()),
            .. status.Prompts.Where(static prompt => prompt.CanaryStopped is not null).Select(static prompt =>
                "The canary of " + prompt.Id + " is stopped in this process. " + prompt.CanaryStopped),
        ];
        string served = Served(status, data);
        return Task.FromResult(problems.Length == 0
            ? HealthCheckResult.Healthy(served, data)
            : HealthCheckResult.Degraded(string.Join(" ", [.. problems, served]), exception: null, data));
    }

    /// <summary>The answers that an on-call engineer needs first: the environment, and the age of the state.</summary>
    private static string Served(PromptReleasesStatus status, Dictionary<string, object> data)
    {
        if (!status.HasState)
        {
            return "No release state was received. The compiled versions are served.";
        }

        string serial = status.Prompts.Count == 0 ? "" : ", serial " + status.Prompts.Max(static prompt => prompt.Serial).ToString(CultureInfo.InvariantCulture);
        string age = data.TryGetValue("seconds_since_read", out object? seconds) ? ", read " + ((long)seconds).ToString(CultureInfo.InvariantCulture) + " s ago" : "";
        return "Environment " + status.Environment + serial + age + ".";
    }
}
