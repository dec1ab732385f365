using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using SupportDesk.Desk;

namespace SupportDesk.Demo;

/// <summary>Counts who was answered by which version, and holds it against what each step promises.</summary>
internal sealed class Report(string oldVersion, string newVersion)
{
    private readonly List<string> _problems = [];
    private HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="step"><c>stable</c>, <c>internal</c>, a percentage or <c>rollback</c>.</param>
    public void Add(string step, IReadOnlyList<Answer> round)
    {
        int failed = round.Count(static answer => answer.Ticket is null);
        int old = round.Count(answer => answer.Ticket?.Version == oldVersion);
        int other = round.Count(answer => answer.Ticket?.Version == newVersion);
        HashSet<string> taken = [.. round.Where(answer => answer.Ticket?.Version == newVersion).Select(static answer => answer.Customer)];
        Write($"  {step,-9} {oldVersion}: {old,4}   {newVersion}: {other,4} ({taken.Count} of {Traffic.Customers} customers)   failed: {failed}");
        Check(old + other + failed == round.Count, step + ": an answer came from a version that nobody released.");
        Check(_taken.IsSubsetOf(taken) || step == "rollback", step + ": a customer lost the new version while its share rose.");
        Check(round.GroupBy(static answer => answer.Customer).All(static answers => answers.Select(static answer => answer.Ticket?.Version).Distinct().Count() == 1),
            step + ": a customer was answered by both versions.");
        bool isStaffOnly = taken.All(static customer => customer.StartsWith("staff-", StringComparison.Ordinal));
        Check(step switch
        {
            "internal" => taken.Count > 0 && isStaffOnly,
            "5%" or "25%" => !isStaffOnly && old > other,
            "rollback" => other == 0,
            _ => taken.Count == 0 || old == 0,
        }, step + ": the wrong customers got the new version.");
        _taken = taken;
    }

    /// <param name="began">When the command was started.</param>
    public void AddRollback(long began, IEnumerable<Answer> answers)
    {
        long last = answers.Where(answer => answer.Ticket?.Version == newVersion).Max(static answer => answer.Answered);
        double seconds = last > began ? Stopwatch.GetElapsedTime(began, last).TotalSeconds : 0;
        Write($"  last answer by {newVersion} {seconds:0.0} s after the rollback was begun");
    }

    /// <param name="measured">What the service's metrics have counted.</param>
    public void AddAll(IReadOnlyCollection<Answer> answers, IReadOnlyList<CallCount> measured)
    {
        int failed = answers.Count(static answer => answer.Ticket is null);
        Write($"");
        foreach (IGrouping<(string Version, string Channel), Answer> group in answers
            .Where(static answer => answer.Ticket is not null)
            .GroupBy(static answer => (answer.Ticket!.Version, answer.Ticket.Channel))
            .OrderBy(static group => group.Key.Version, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Channel, StringComparer.Ordinal))
        {
            long counted = measured
                .Where(count => count.Version == group.Key.Version && count.Channel == group.Key.Channel && count.Outcome == "succeeded")
                .Sum(static count => count.Count);
            Write($"  {group.Key.Version} {group.Key.Channel,-6}  {group.Count(),5} answers, {counted,5} in the service's metrics");
            Check(group.Count() == counted, "metrics and answers differ for " + group.Key + ".");
        }

        Write($"{answers.Count} requests, {failed} failed");
        foreach (string failure in answers.Where(static answer => answer.Failure is not null).Select(static answer => answer.Failure!).Distinct().Take(3))
        {
            Write($"  {failure}");
        }

        Check(failed == 0, failed + " requests failed.");
    }

    /// <returns>The exit code.</returns>
    public int Finish()
    {
        foreach (string problem in _problems)
        {
            Console.Error.WriteLine("WRONG " + problem);
        }

        Write($"{(_problems.Count == 0 ? "As it should be." : "Not as it should be.")}");
        return _problems.Count == 0 ? 0 : 2;
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private void Check(bool holds, string problem)
    {
        if (!holds)
        {
            _problems.Add(problem);
        }
    }
}
