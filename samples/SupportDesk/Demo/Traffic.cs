using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SupportDesk.Desk;

namespace SupportDesk.Demo;

/// <summary>Customers who go on sending tickets, one after another and some at once, from the start to the end.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    public const int Customers = 400;
    private const int Staff = 8;
    private const int AtOnce = 4;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    private static readonly string[] Bodies =
    [
        "How do I change the language of the invoice?",
        "Nobody of us can sign in since this morning. We cannot work.",
        "The export is empty.",
    ];

    private readonly HttpClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Answer> _answers = new();
    private readonly Task[] _senders;
    private int _next;

    public Traffic(Uri service)
    {
        _client = new HttpClient { BaseAddress = service };
        _senders = [.. Enumerable.Range(0, AtOnce).Select(_ => Task.Run(SendAsync))];
    }

    public IReadOnlyCollection<Answer> Answers => _answers;

    /// <summary>Waits until every customer has been answered once more.</summary>
    /// <returns>The answers to what was sent since.</returns>
    public async Task<IReadOnlyList<Answer>> RoundAsync()
    {
        long since = Stopwatch.GetTimestamp();
        while (true)
        {
            await Task.Delay(50);
            Answer[] round = [.. _answers.Where(answer => answer.Sent >= since)];
            if (round.Select(static answer => answer.Customer).Distinct().Count() == Customers)
            {
                return round;
            }

            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException("Requests hang: " + round.Length + " answers in two minutes.");
            }
        }
    }

    /// <summary>Lets what is on its way come to its end.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_senders);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task SendAsync()
    {
        // A request that was begun is brought to its end, so that each is an answer or a failure.
        while (!_stop.IsCancellationRequested)
        {
            int number = (Interlocked.Increment(ref _next) - 1) % Customers;
            bool isStaff = number < Staff;
            string customer = (isStaff ? "staff-" : "customer-") + number.ToString(CultureInfo.InvariantCulture);
            long sent = Stopwatch.GetTimestamp();
            TriagedTicket? ticket = null;
            string? failure = null;
            try
            {
                using HttpRequestMessage request = new(HttpMethod.Post, "/tickets")
                {
                    Content = JsonContent.Create(new Ticket((SupportDeskPrompt.CustomerTier)(number % 3), Bodies[number % Bodies.Length]), options: Json),
                };
                request.Headers.Add("X-Customer", customer);
                if (isStaff)
                {
                    request.Headers.Add("X-Group", "internal");
                }

                using HttpResponseMessage response = await _client.SendAsync(request);
                if (response.IsSuccessStatusCode)
                {
                    ticket = await response.Content.ReadFromJsonAsync<TriagedTicket>(Json);
                }
                else
                {
                    failure = response.StatusCode.ToString();
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException)
            {
                failure = exception.Message;
            }

            _answers.Enqueue(new Answer(customer, isStaff, sent, Stopwatch.GetTimestamp(), ticket, failure));
        }
    }
}

/// <param name="Sent">A timestamp of the stopwatch, as <paramref name="Answered"/>.</param>
/// <param name="Ticket">Null: the request failed.</param>
internal sealed record Answer(string Customer, bool IsStaff, long Sent, long Answered, TriagedTicket? Ticket, string? Failure);
