using System.IO;
using System.Net.Http;
using System.Net;
using System.Threading.Tasks;
using System.Threading;
using System;
using PromptGen.Core.Display;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;

namespace PromptGen;

/// <summary>Reads release states and packs over HTTP; an unchanged state is not transferred, because requests send its
/// ETag.</summary>
/// <remarks>
/// Each thirtieth read requests the whole state. File servers compute ETags from time and size, which two states can share: they
/// were written within one second, or come from a container image in which all files have the same time.
/// </remarks>
public sealed class HttpPromptReleaseSource : IPromptReleaseSource
{
    private const int ConfirmationsUntilWhole = 29;

    private readonly HttpClient _client;
    private readonly Uri _state;
    private readonly Uri _packs;
    private int _confirmations;

    /// <summary>Creates a source for the address of a state.</summary>
    /// <param name="client">The client that sends requests, with any headers the server requires. The source does not dispose of
    /// it.</param>
    /// <param name="state">The address of the state.</param>
    /// <param name="packs">The address under which packs are found, by the 64 hexadecimal digits of their hash or by the file name
    /// that <c>promptgen pack</c> writes; null for <c>packs/</c> next to the state, with the query of the state. A query, such as a
    /// SAS token, is sent with each pack.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="state"/> is null.</exception>
    public HttpPromptReleaseSource(HttpClient client, Uri state, Uri? packs = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _state = state ?? throw new ArgumentNullException(nameof(state));
        _packs = packs ?? new Uri(state, "packs/" + state.Query);
    }

    /// <inheritdoc/>
    public async Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, _state);
        if (knownTag is not null && _confirmations < ConfirmationsUntilWhole)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", knownTag);
        }

        using HttpResponseMessage response = await SendAsync(request, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified && knownTag is not null)
        {
            // Whatever a body says: it is the state that is known.
            _confirmations++;
            return new PromptReleaseDocument(null, knownTag);
        }

        Demand(response, _state);
        byte[] content = await ReadAsync(response, LimitedRead.StateBytes, _state, cancellation).ConfigureAwait(false);
        _confirmations = 0;
        return new PromptReleaseDocument(content, response.Headers.ETag?.ToString());
    }

    /// <inheritdoc/>
    public async Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation)
    {
        if (!HashForm.Is(hash))
        {
            throw new ArgumentException("The name of a pack must be its hash.", nameof(hash));
        }

        string digits = hash.Substring(HashForm.Prefix.Length);

        // The second is the name that the tool writes, for a folder that is served as it is.
        return await ReadPackAsync(Pack(digits), cancellation).ConfigureAwait(false)
            ?? await ReadPackAsync(Pack("sha256-" + digits + ".promptpack"), cancellation).ConfigureAwait(false);
    }

    /// <summary>Returns the address of the state without user info, query and fragment.</summary>
    public override string ToString() => AddressText.Of(_state);

    private Uri Pack(string name) => new(_packs, name + _packs.Query);

    private async Task<byte[]?> ReadPackAsync(Uri place, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, place);
        using HttpResponseMessage response = await SendAsync(request, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        Demand(response, place);
        return await ReadAsync(response, LimitedRead.PackBytes, place, cancellation).ConfigureAwait(false);
    }

    private static void Demand(HttpResponseMessage response, Uri place)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new PromptReleaseSourceException(AddressText.Of(place) + " answered with " + ReleaseText.Count((int)response.StatusCode) + " " + response.ReasonPhrase + ".");
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, int limit, Uri place, CancellationToken cancellation)
    {
        try
        {
#if NET8_0_OR_GREATER
            Stream body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
#else
            using (Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false))
#endif
            {
                return await LimitedRead.AllAsync(body, limit, AddressText.Of(place), cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new PromptReleaseSourceException(AddressText.Of(place) + " ended before its content was complete: " + exception.Message, exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw new PromptReleaseSourceException(AddressText.Of(request.RequestUri!) + " cannot be reached: " + exception.Message, exception);
        }
    }
}
