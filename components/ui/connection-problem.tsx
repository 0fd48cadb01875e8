import { describeError } from "@/components/ui/describe-error";
import { ErrorState } from "@/components/ui/error-state";
import { isPrivateAddress, PrivateAddressAlert } from "@/components/ui/private-address-alert";

type ConnectionProblemProps = {
  error: unknown;
  title: string;
  /** Tries again, once an admin has allowed the private address that was refused. */
  onAllowed: () => void;
};

/** Why something with an address could not be tried or saved; nothing while there is no error. */
export function ConnectionProblem({ error, title, onAllowed }: ConnectionProblemProps) {
  if (!error) return null;
  if (isPrivateAddress(error))
    return <PrivateAddressAlert title={title} sentence={describeError(error).sentence} onAllowed={onAllowed} />;
  return <ErrorState error={error} title={title} compact />;
}
