using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Releases.Tests;

/// <summary>Keeps what was asked and answered on the way to a server.</summary>
internal sealed class RecordedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ConcurrentQueue<(string? IfNoneMatch, HttpStatusCode Status, string? Tag)> _answers = new();

    public IReadOnlyList<(string? IfNoneMatch, HttpStatusCode Status, string? Tag)> All => [.. _answers];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        string asked = request.Headers.IfNoneMatch.ToString();
        _answers.Enqueue((asked.Length == 0 ? null : asked, response.StatusCode, response.Headers.ETag?.ToString()));
        return response;
    }
}
