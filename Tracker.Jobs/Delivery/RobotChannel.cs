using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Delivery;

/// <summary>
/// Group robots over their webhooks. These know no message ids, so after a crash between their yes and our mark a group may see
/// a notice twice. The address holds the key: it never stands in a result or a log.
/// </summary>
internal sealed class RobotChannel(IOptions<DeliveryOptions> options, IHttpClientFactory clients, TimeProvider time) : IDeliveryChannel
{
    /// <summary>The name of the HTTP client, whose requests are not logged: the address is a secret.</summary>
    public const string Client = "Tracker.Robots";

    public DeliveryChannel Channel => DeliveryChannel.Robot;

    public bool IsOn => !options.Value.Demo && options.Value.Robots.Count > 0;

    public IDeliverySession Open() => new Session(options.Value, clients, time);

    private sealed class Session(DeliveryOptions options, IHttpClientFactory clients, TimeProvider time) : IDeliverySession
    {
        public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            if (options.Robots.FirstOrDefault(robot => robot.Name == message.Target) is not { } robot)
            {
                return new SendResult.Permanent(DeliveryProblem.TargetUnknown, message.Target);
            }

            using var client = clients.CreateClient(Client);
            try
            {
                using var request = RobotRequest.Of(robot, message.Text, time.GetUtcNow());
                using var response = await client.SendAsync(request, cancellationToken);
                var answer = await response.Content.ReadAsStringAsync(cancellationToken);
                return OfStatus(response.StatusCode) ?? RobotAnswer.Read(robot.Kind, Parsed(answer));
            }
            catch (HttpRequestException error)
            {
                return new SendResult.Passing(DeliveryProblem.Unreachable, error.HttpRequestError.ToString());
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return new SendResult.Passing(DeliveryProblem.TimedOut, null);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        /// <summary>Null where the answer itself decides.</summary>
        private static SendResult? OfStatus(HttpStatusCode status) => (int)status switch
        {
            408 or 429 => new SendResult.Passing(DeliveryProblem.Busy, $"HTTP {(int)status}"),
            401 or 403 or 404 => new SendResult.Permanent(DeliveryProblem.KeyRefused, $"HTTP {(int)status}"),
            >= 500 => new SendResult.Passing(DeliveryProblem.Busy, $"HTTP {(int)status}"),
            _ => null,
        };

        private static JsonObject? Parsed(string answer)
        {
            try
            {
                return JsonNode.Parse(answer) as JsonObject;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
