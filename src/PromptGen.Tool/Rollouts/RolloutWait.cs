using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Display;

namespace PromptGen.Tool.Rollouts;

/// <summary>Waits until applications serve what is released.</summary>
internal sealed class RolloutWait : IDisposable
{
    // What the documents of ten thousand prompts take.
    private const int GreatestDocument = 4 * 1024 * 1024;

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _client = new() { Timeout = RequestTimeout, MaxResponseContentBufferSize = GreatestDocument };
    private readonly WaitOptions _options;

    /// <param name="token">Sent as a bearer token; null: none.</param>
    public RolloutWait(WaitOptions options, string? token)
    {
        _options = options;
        _client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    public void Dispose() => _client.Dispose();

    /// <param name="report">Is told of each application whose answer changed.</param>
    /// <returns>What each application lacks in the end, in the order of their addresses; null: nothing.</returns>
    /// <exception cref="OperationCanceledException">The user ended it.</exception>
    public async Task<IReadOnlyList<WaitResult>> RunAsync(Action<WaitResult> report, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_options.Timeout);
        WaitResult?[] results = new WaitResult?[_options.Addresses.Count];
        while (true)
        {
            WaitResult[] now = await Task.WhenAll(_options.Addresses.Select(address => AskAsync(address, cancellation))).ConfigureAwait(false);
            for (int i = 0; i < now.Length; i++)
            {
                if (now[i] != results[i])
                {
                    report(now[i]);
                }

                results[i] = now[i];
            }

            if (Array.TrueForAll(now, static result => result.Lacks is null) || patience.IsCancellationRequested)
            {
                cancellation.ThrowIfCancellationRequested();
                return now;
            }

            try
            {
                await Task.Delay(Pause, patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // Asked once more: the last answer counts.
            }
        }
    }

    private async Task<WaitResult> AskAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage response = await _client.GetAsync(address, cancellation).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                return new WaitResult(address, "it answers " + (int)response.StatusCode + " " + response.ReasonPhrase);
            }

            byte[] document = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return new WaitResult(address, ServedStatus.Parse(document).Lacks(_options.Environment, _options.Wanted, _options.AreNamed));
        }
        catch (FormatException exception)
        {
            return new WaitResult(address, exception.Message.TrimEnd('.'));
        }
        catch (HttpRequestException exception)
        {
            return new WaitResult(address, "it does not answer: " + AddressText.In(exception.Message).TrimEnd('.'));
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new WaitResult(address, "it does not answer within " + (int)RequestTimeout.TotalSeconds + " s");
        }
    }
}

/// <param name="Addresses">Of status endpoints.</param>
/// <param name="Wanted">The serials to wait for, by prompt.</param>
/// <param name="AreNamed">The user named these prompts, so each application must have them.</param>
internal sealed record WaitOptions(IReadOnlyList<Uri> Addresses, string Environment, IReadOnlyDictionary<string, long> Wanted, bool AreNamed, TimeSpan Timeout);

/// <param name="Lacks">Why the application does not serve what is released, as a clause; null: it does.</param>
internal sealed record WaitResult(Uri Address, string? Lacks)
{
    /// <summary>The address as it may be shown.</summary>
    public string Shown => AddressText.Of(Address);
}
