using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace PromptGen.Extensions.Hosting;

/// <summary>Starts and stops releases with their host.</summary>
internal sealed class PromptReleasesHostedService : IHostedLifecycleService
{
    private readonly PromptReleases _releases;

    public PromptReleasesHostedService(PromptReleases releases)
    {
        _releases = releases;

        // A host makes its hosted services in the flow in which it starts them, so that what they start inherits this: background services
        // and servers of this host are served by its releases, with several hosts in one process, too.
        releases.AttachToFlow();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => _releases.StartAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _releases.Dispose();
        return Task.CompletedTask;
    }
}
