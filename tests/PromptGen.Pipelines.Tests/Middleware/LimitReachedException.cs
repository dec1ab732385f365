using System;

namespace PromptGen.Pipelines.Tests.Middleware;

/// <summary>A limiter has let no further call through.</summary>
public sealed class LimitReachedException() : Exception("No further call is let through now.");
