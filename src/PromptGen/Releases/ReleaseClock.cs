using System;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Releases;

/// <summary>The time of day, for what expires; time that passes, for what takes too long; and waiting. No clock reaches a prompt.</summary>
internal abstract class ReleaseClock
{
#if NET8_0_OR_GREATER
    public static readonly ReleaseClock System = new ProvidedClock(TimeProvider.System);
#else
    public static readonly ReleaseClock System = new SystemClock();
#endif

    /// <summary>The time of day, which can be set forward and back.</summary>
    public abstract DateTimeOffset UtcNow { get; }

    /// <summary>Only rises, from wherever it began.</summary>
    public abstract TimeSpan Elapsed { get; }

    public abstract Task Delay(TimeSpan time, CancellationToken cancellation);

#if NET8_0_OR_GREATER
    public static ReleaseClock Of(TimeProvider time) => new ProvidedClock(time);

    private sealed class ProvidedClock(TimeProvider time) : ReleaseClock
    {
        public override DateTimeOffset UtcNow => time.GetUtcNow();

        public override TimeSpan Elapsed => time.GetElapsedTime(0);

        public override Task Delay(TimeSpan wait, CancellationToken cancellation) => Task.Delay(wait, time, cancellation);
    }
#else
    // TimeProvider would be one more package for everybody on an older framework.
    private sealed class SystemClock : ReleaseClock
    {
#pragma warning disable RS0030 // States and pins expire by the time of the day: this is the one place that asks for it.
        public override DateTimeOffset UtcNow => DateTimeOffset.UtcNow;
#pragma warning restore RS0030

        public override TimeSpan Elapsed => TimeSpan.FromSeconds((double)global::System.Diagnostics.Stopwatch.GetTimestamp() / global::System.Diagnostics.Stopwatch.Frequency);

        public override Task Delay(TimeSpan time, CancellationToken cancellation) => Task.Delay(time, cancellation);
    }
#endif
}
