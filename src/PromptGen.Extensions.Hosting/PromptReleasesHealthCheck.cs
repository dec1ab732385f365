using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PromptGen.Extensions.Hosting;

/// <summary>Shows what is held back to whoever watches the host. Prompts are served all the same.</summary>
internal sealed class PromptReleasesHealthCheck(IPromptReleases releases, PromptStartupPolicy policy) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        PromptReleasesStatus status = releases.Status;
        Dictionary<string, object> data = new(StringComparer.Ordinal)
        {
            ["environment"] = status.Environment ?? "",
            ["state"] = status.StateHash ?? "",
            ["prompts"] = status.Prompts.Count,
            ["lost_events"] = status.LostEvents,
        };
        if (!status.HasState && policy == PromptStartupPolicy.RequireState)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("There is no release state.", exception: null, data));
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
        return Task.FromResult(problems.Length == 0
            ? HealthCheckResult.Healthy(status.HasState ? "Released as the state says." : "There is no release state: compiled versions are served.", data)
            : HealthCheckResult.Degraded(string.Join(" ", problems), exception: null, data));
    }
}
